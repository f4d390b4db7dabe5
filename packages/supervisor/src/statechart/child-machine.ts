import { assign, setup } from 'xstate';
import type { ChildInfo } from '../shell/children-view.ts';
import type { ChildState } from '../shell/child.ts';

/** The supervisor of a child was looked at, and this is how the child stands. */
export interface ChildSeen {
  readonly type: 'seen';
  readonly info: ChildInfo;
}

/** For the compiler; XState never reads it. */
const types: {
  readonly context?: Pick<ChildInfo, 'attempts'>;
  readonly events?: ChildSeen;
} = {};

const is =
  (state: ChildState) =>
  ({ event }: { readonly event: ChildSeen }): boolean =>
    event.info.state === state;

/**
 * One line of a supervisor's list as a machine to look at: `down`, `up`, `restarting`. It decides
 * nothing: it stands where the supervisor says that the child stands.
 */
export const childMachine = setup({
  types,
  guards: { isDown: is('down'), isUp: is('up'), isRestarting: is('restarting') },
  actions: { see: assign({ attempts: ({ event }) => event.info.attempts }) },
}).createMachine({
  id: 'child',
  context: { attempts: 0 },
  initial: 'down',
  states: {
    down: {
      on: {
        seen: [
          { guard: 'isUp', target: 'up', actions: 'see' },
          { guard: 'isRestarting', target: 'restarting', actions: 'see' },
          { actions: 'see' },
        ],
      },
    },
    up: {
      on: {
        seen: [
          { guard: 'isDown', target: 'down', actions: 'see' },
          { guard: 'isRestarting', target: 'restarting', actions: 'see' },
          { actions: 'see' },
        ],
      },
    },
    restarting: {
      on: {
        seen: [
          { guard: 'isUp', target: 'up', actions: 'see' },
          { guard: 'isDown', target: 'down', actions: 'see' },
          { actions: 'see' },
        ],
      },
    },
  },
});
