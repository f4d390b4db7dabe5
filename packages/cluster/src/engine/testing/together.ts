import { type AnyStateMachine, emit, raise, setup } from 'xstate';

/** Timers of one client that are due together, armed in another order than they are written; and so for all clients. */
export function together(): AnyStateMachine {
  return setup({ types: { events: {} as { type: 'late' } } }).createMachine({
    id: 'together',
    initial: 'online',
    on: { late: { actions: emit({ type: 'gaveUp' }) } },
    states: {
      online: {
        type: 'parallel',
        entry: [raise({ type: 'late' }, { delay: 1000, id: 'late' })],
        states: {
          a: {
            initial: 'early',
            states: {
              early: { after: { 400: 'middle' } },
              middle: { after: { 600: { actions: emit({ type: 'left' }), target: 'end' } } },
              end: {},
            },
          },
          b: {
            initial: 'waiting',
            states: {
              waiting: {
                after: { 1000: { actions: emit({ type: 'retriedByHand' }), target: 'end' } },
              },
              end: {},
            },
          },
        },
        after: { 1500: { target: 'offline' } },
      },
      offline: { after: { 500: { target: 'online', actions: emit({ type: 'left' }) } } },
    },
  });
}
