import { and, assign, emit, not, or, raise, setup } from 'xstate';
import { type HandMade, context, events, types } from './hand-made.ts';

export const conditions: Readonly<Record<string, HandMade>> = {
  'guards that combine, with params and names': {
    events: [
      ...events('try'),
      { type: 'set', by: 1 },
      { type: 'set', by: 2 },
      { type: 'set', by: 3 },
    ],
    make: ({ log }) =>
      setup({
        types,
        guards: {
          atLeast: ({ context }, params: { bound: number }) => {
            log(`atLeast ${params.bound}`);
            return context.n >= params.bound;
          },
          odd: ({ context }) => context.n % 2 === 1,
          ready: and(['odd', or([({ context }) => context.n > 2, 'odd'])]),
        },
      }).createMachine({
        context,
        initial: 'a',
        on: { set: { actions: assign({ n: ({ event }) => event.by ?? 0 }) } },
        states: {
          a: {
            on: {
              try: [
                {
                  guard: { type: 'atLeast', params: ({ context }) => ({ bound: context.m + 3 }) },
                  target: 'c',
                },
                { guard: 'ready', target: 'b' },
                {
                  guard: not({ type: 'atLeast', params: { bound: 2 } }),
                  actions: emit({ type: 'low' }),
                },
              ],
            },
          },
          b: {
            on: { try: { target: 'a', actions: assign(({ context: { m } }) => ({ m: m - 1 })) } },
          },
          c: { always: { guard: ({ context }) => context.n < 3, target: 'a' }, on: { try: 'a' } },
        },
      }),
  },
  'always that counts, and assigns that see the context as it was': {
    events: events('go', 'swap'),
    make: () =>
      setup({ types }).createMachine({
        context: { n: 1, m: 10 },
        initial: 'still',
        on: {
          swap: {
            actions: [
              assign({ n: ({ context }) => context.m, m: ({ context }) => context.n }),
              emit(({ context }) => ({ type: 'swapped', n: context.n })),
            ],
          },
        },
        states: {
          still: { on: { go: 'counting' } },
          counting: {
            always: [
              {
                guard: ({ context }) => context.n < context.m,
                actions: assign(({ context }) => ({ ...context, n: context.n + 1 })),
              },
              {
                target: 'still',
                actions: assign({ n: 0, m: ({ context }) => (context.m + 3) % 17 }),
              },
            ],
          },
        },
      }),
  },
  'an event that is raised again, or another one like it': {
    events: [{ type: 'x', by: 1 }, { type: 'x', by: 2 }, ...events('shift')],
    make: ({ log }) =>
      setup({ types }).createMachine({
        context,
        on: {
          shift: { actions: assign({ n: ({ context }) => context.n + 1 }) },
          x: [
            {
              guard: ({ context }) => context.m < 3,
              actions: [
                ({ event }) => log(`x ${event.by}`),
                assign({ m: ({ context }) => context.m + 1, n: ({ context }) => context.n + 1 }),
                raise(({ context, event }) =>
                  context.n % 2 === 0 ? event : { type: 'x', by: 10 + context.n },
                ),
              ],
            },
            { actions: [({ event }) => log(`last ${event.by}`), assign({ m: 0 })] },
          ],
        },
      }),
  },

  'raised events, and the event that each action sees': {
    events: [{ type: 'a', by: 7 }, ...events('b', 'chain')],
    make: ({ log }) =>
      setup({ types }).createMachine({
        context,
        initial: 'one',
        on: {
          a: {
            actions: [
              raise(({ event }) => ({ type: 'echo', by: event.by ?? 0 })),
              raise({ type: 'plain' }),
            ],
          },
          echo: {
            actions: [
              ({ event }) => log(`echo ${event.by}`),
              assign({ n: ({ event }) => event.by ?? -1 }),
            ],
          },
          plain: { actions: ({ event }) => log(event.type) },
          b: {
            actions: [
              raise({ type: 'plain' }),
              raise({ type: 'unheard' }),
              raise({ type: 'plain' }),
            ],
          },
          chain: {
            actions: [
              raise({ type: 'b' }),
              raise(({ context }) => ({ type: context.n > 0 ? 'a' : 'b' })),
            ],
          },
        },
        states: {
          one: {
            on: { plain: { target: 'two', actions: emit(({ event }) => ({ type: event.type })) } },
          },
          two: { on: { b: 'one' } },
        },
      }),
  },
  'guards and actions that throw': {
    events: [
      { type: 'do', by: 1 },
      { type: 'do', by: 2 },
      ...events('named', 'inline', 'always', 'action', 'fine'),
    ],
    make: ({ log }) => {
      const fail = (what: string): never => {
        throw new Error(what);
      };
      return setup({
        types,
        guards: { named: ({ context }) => (context.n > 3 ? fail('named guard') : false) },
      }).createMachine({
        context,
        initial: 'a',
        on: {
          do: {
            actions: [
              assign({ n: ({ context, event }) => context.n + (event.by ?? 0) }),
              () => log('did'),
            ],
          },
          named: [{ guard: 'named' }, { actions: emit({ type: 'passed' }) }],
          inline: {
            guard: ({ context }) => (context.n > 4 ? fail('inline guard') : true),
            actions: emit({ type: 'passed' }),
          },
          action: {
            actions: [
              emit({ type: 'lost' }),
              assign({ m: 1 }),
              () => log('before'),
              ({ context }) => (context.n > 2 ? fail('action') : undefined),
              () => log('after'),
            ],
          },
        },
        states: {
          a: { after: { 1000: 'a' }, on: { always: 'b' } },
          b: {
            always: {
              guard: ({ context }) => (context.n > 1 ? fail('always') : true),
              target: 'a',
            },
          },
        },
      });
    },
  },
};
