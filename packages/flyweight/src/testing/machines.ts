import {
  type AnyStateMachine,
  and,
  assign,
  cancel,
  emit,
  not,
  or,
  raise,
  setup,
  stateIn,
} from 'xstate';
import type { Event, World } from './twins.ts';

export interface HandMade {
  readonly make: (world: World) => AnyStateMachine;
  readonly events: readonly Event[];
}

interface Numbers {
  readonly n: number;
  readonly m: number;
}
const types = {
  context: {} as Numbers,
  events: {} as { type: string; by?: number },
  emitted: {} as { type: string; n?: number; by?: number | undefined; p?: number },
};
const context: Numbers = { n: 0, m: 0 };
const events = (...names: readonly string[]): Event[] => names.map((type) => ({ type }));

/** Machines made by hand, one for each thing that might go wrong. */
export const handMade: Readonly<Record<string, HandMade>> = {
  'hierarchy, entry and exit in order': {
    events: events('in', 'out', 'deep', 'self', 'again'),
    make: ({ log }) => {
      const says = (line: string) => () => log(line);
      return setup({ types }).createMachine({
        id: 'h',
        context,
        initial: 'a',
        entry: says('+root'),
        on: {
          self: { target: '.a', actions: says('self') },
          again: { target: '#h', reenter: true },
        },
        states: {
          a: { entry: says('+a'), exit: says('-a'), on: { in: 'b', deep: 'b.y.z' } },
          b: {
            entry: says('+b'),
            exit: says('-b'),
            initial: 'x',
            on: { out: 'a' },
            states: {
              x: { entry: says('+x'), exit: says('-x'), on: { in: 'y' } },
              y: {
                entry: says('+y'),
                exit: says('-y'),
                initial: 'w',
                states: { w: { on: { in: 'z' } }, z: { entry: says('+z') } },
              },
            },
          },
        },
      });
    },
  },

  'parallel regions, final states and onDone': {
    events: events('left', 'right', 'back'),
    make: ({ log }) =>
      setup({ types }).createMachine({
        context,
        initial: 'both',
        states: {
          both: {
            type: 'parallel',
            onDone: {
              target: 'met',
              actions: [() => log('done'), assign({ n: ({ context }) => context.n + 1 })],
            },
            states: {
              l: { initial: 'no', states: { no: { on: { left: 'yes' } }, yes: { type: 'final' } } },
              r: {
                initial: 'no',
                states: {
                  no: {
                    on: {
                      right: {
                        target: 'yes',
                        guard: not(stateIn({ both: { l: 'yes' } }) as never) as never,
                      },
                    },
                  },
                  yes: { type: 'final' },
                },
                onDone: { actions: emit(({ event }) => ({ type: event.type })) },
              },
            },
            on: { back: { target: 'both', reenter: true } },
          },
          met: { on: { back: 'both' }, after: { 500: 'end' } },
          end: { type: 'final', entry: emit({ type: 'over' }), exit: () => log('left the end') },
        },
      }),
  },

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

  'several timers, with delays that vary': {
    events: [...events('restart', 'leave'), { type: 'slower', by: 130 }],
    make: ({ log }) =>
      setup({
        types,
        delays: {
          varying: ({ context }) => context.n,
          fixed: 250,
          doubled: ({ context }) => context.n * 2,
        },
      }).createMachine({
        context: { n: 100, m: 0 },
        initial: 'on',
        on: {
          slower: { actions: assign({ n: ({ context, event }) => context.n + (event.by ?? 0) }) },
        },
        states: {
          on: {
            type: 'parallel',
            on: { restart: { target: 'on', reenter: true }, leave: 'off' },
            after: { 1000: { target: 'off', actions: () => log('a second') } },
            states: {
              a: {
                initial: 'x',
                states: {
                  x: { after: { varying: 'y', 400: 'z' } },
                  y: { after: { fixed: 'x' } },
                  z: {},
                },
              },
              b: {
                after: { 700: { actions: emit({ type: 'tick' }) } },
                initial: 'x',
                states: {
                  x: {
                    after: {
                      doubled: { target: 'x', reenter: true, actions: emit({ type: 'tock' }) },
                    },
                  },
                },
              },
            },
          },
          off: { after: { 0: { target: 'on', actions: emit({ type: 'zero' }) } } },
        },
      }),
  },

  'delayed raises, with ids and without, and cancel': {
    events: [
      ...events('cancel', 'cancelAny', 'unnamed'),
      { type: 'later', by: 3 },
      { type: 'later', by: 4 },
    ],
    make: ({ log }) =>
      setup({ types, delays: { wait: 300 } }).createMachine({
        context,
        on: {
          later: {
            actions: raise(({ event }) => ({ type: 'due', by: event.by ?? 0 }), {
              delay: 'wait',
              id: 'one',
            }),
          },
          unnamed: {
            actions: raise({ type: 'due', by: 9 }, { delay: ({ context }) => context.n * 10 }),
          },
          cancel: { actions: cancel('one') },
          cancelAny: { actions: cancel(() => 'one') },
          due: {
            actions: [
              ({ event }) => log(`due ${event.by}`),
              assign({ n: ({ context, event }) => context.n + (event.by ?? 0) }),
            ],
          },
        },
      }),
  },

  'wildcards and events that nobody knows': {
    events: events('a.b', 'a.b.c', 'a', 'other', 'xyz'),
    make: ({ log }) =>
      setup({ types }).createMachine({
        context,
        initial: 's',
        on: { '*': { actions: ({ event }) => log(`any ${event.type}`) } },
        states: {
          s: {
            on: {
              'a.*': { target: 't', actions: () => log('a.*') },
              'a.b': { guard: ({ context }) => context.n > 0, actions: () => log('a.b') },
            },
          },
          t: {
            on: {
              '*': { target: 's', actions: assign({ n: ({ context }) => 1 - context.n }) },
              xyz: {},
            },
          },
        },
      }),
  },

  'actions with params, and actions of the first step': {
    events: events('go'),
    make: ({ log }) =>
      setup({
        types,
        actions: {
          note: ({ context }, params: { p: number }) => log(`note ${params.p} of ${context.n}`),
          add: assign(({ context }, params: { p: number }) => ({ n: context.n + params.p })),
          say: emit(({ context }, params: { p: number }) => ({
            type: 'said',
            n: context.n,
            p: params.p,
          })),
        },
      }).createMachine({
        context: ({ input }) => ({ n: Number(input ?? 5), m: 0 }),
        entry: [
          { type: 'note', params: { p: 1 } },
          { type: 'add', params: { p: 10 } },
          { type: 'note', params: ({ context }) => ({ p: context.n }) },
          { type: 'say', params: { p: 2 } },
        ],
        initial: { target: 'a', actions: { type: 'add', params: { p: 100 } } } as never,
        states: {
          a: { on: { go: 'b' } },
          b: {
            entry: { type: 'say', params: ({ context }) => ({ p: context.m }) },
            on: { go: 'a' },
          },
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

  'an action of the first step that throws': {
    events: events('go'),
    make: ({ log }) =>
      setup({ types }).createMachine({
        context,
        entry: [
          emit({ type: 'heard' }),
          assign({ n: 3 }),
          () => {
            throw new Error('at once');
          },
          () => log('never'),
        ],
        after: { 10: { actions: () => log('never') } },
      }),
  },

  'done in the first step': {
    events: events('go'),
    make: ({ log }) =>
      setup({ types }).createMachine({
        context,
        initial: 'a',
        states: {
          a: { always: 'b' },
          b: { type: 'final', entry: [emit({ type: 'end' }), () => log('end')] },
        },
      }),
  },

  'history, shallow and deep': {
    events: events('next', 'away', 'shallow', 'deep'),
    make: () =>
      setup({ types }).createMachine({
        context,
        initial: 'home',
        states: {
          home: {
            initial: 'a',
            on: { away: 'out' },
            states: {
              a: { initial: 'p', states: { p: { on: { next: 'q' } }, q: { on: { next: '#b' } } } },
              b: { id: 'b', initial: 'p', states: { p: { on: { next: 'q' } }, q: {} } },
              recent: { type: 'history' },
              exact: { type: 'history', history: 'deep' },
            },
          },
          out: { on: { shallow: 'home.recent', deep: 'home.exact' } },
        },
      }),
  },

  'the people on call: counting samples beside a cause and a door': {
    events: [
      { type: 'sample', by: 1 },
      { type: 'sample', by: 0 },
      { type: 'sample', by: 2 },
    ],
    make: () =>
      setup({
        types,
        delays: { DIAGNOSIS: 700, REACTION: ({ context }) => 100 * context.n },
      }).createMachine({
        context,
        type: 'parallel',
        states: {
          signal: {
            on: {
              sample: {
                actions: assign({ n: ({ context, event }) => (event.by ? context.n + 1 : 0) }),
              },
            },
          },
          cause: {
            initial: 'watching',
            states: {
              watching: {
                on: {
                  sample: {
                    guard: ({ context }) => context.n >= 2,
                    target: 'diagnosing',
                    actions: emit({ type: 'detected' }),
                  },
                },
              },
              diagnosing: {
                after: { DIAGNOSIS: { target: 'mended', actions: emit({ type: 'mended' }) } },
              },
              mended: {},
            },
          },
          door: {
            initial: 'open',
            states: {
              open: { on: { sample: { guard: ({ event }) => event.by === 2, target: 'closing' } } },
              closing: {
                after: { REACTION: { target: 'readmitting', actions: assign({ m: 1 }) } },
              },
              readmitting: {
                on: {
                  sample: [
                    { guard: ({ event }) => event.by === 0, target: 'open' },
                    {
                      actions: [
                        assign({ m: ({ context }) => context.m * 2 }),
                        emit(({ context }) => ({ type: 'set', n: context.m })),
                      ],
                    },
                  ],
                },
              },
            },
          },
        },
      }),
  },
};
