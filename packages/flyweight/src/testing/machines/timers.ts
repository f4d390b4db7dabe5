import { assign, cancel, emit, raise, setup } from 'xstate';
import { type HandMade, context, events, types } from './hand-made.ts';

export const timers: Readonly<Record<string, HandMade>> = {
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
