import { assign, emit, not, setup, stateIn } from 'xstate';
import { type HandMade, context, events, types } from './hand-made.ts';

export const structures: Readonly<Record<string, HandMade>> = {
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
};
