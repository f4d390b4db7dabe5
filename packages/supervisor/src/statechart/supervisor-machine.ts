import { assign, enqueueActions, setup, type AnyActorLogic } from 'xstate';
import type { RestartWindow } from '../shell/children-view.ts';
import type { Status } from '../shell/status.ts';
import type { Supervisor } from '../supervisor.ts';
import { childMachine } from './child-machine.ts';
import { showChildren, type ShownActors } from './show-children.ts';

interface SupervisorContext {
  /** The real one: states and context are read from it, never worked out from what was told. */
  readonly supervisor: Supervisor;
  readonly window: RestartWindow;
  readonly shown: ShownActors;
}

/** Something has happened in the tree: look at the supervisor again. */
interface Look {
  readonly type: 'look';
}

/** For the compiler; XState never reads it. */
const types: {
  readonly context?: SupervisorContext;
  readonly events?: Look;
  readonly input?: Supervisor;
} = {};

const is =
  (status: Status) =>
  ({ context }: { readonly context: SupervisorContext }): boolean =>
    context.supervisor.status === status;

/** The machine itself, once it is there: a supervisor's child may be a supervisor. */
const nested: AnyActorLogic = childMachine;

const actions = ['seeWindow', 'seeChildren'] as const;
const toRunning = { guard: 'isRunning', target: 'running', actions } as const;
const toStopping = { guard: 'isStopping', target: 'stopping', actions } as const;
const toEnded = { guard: 'isEnded', target: 'ended', actions } as const;
const stay = { actions } as const;

/**
 * A supervisor as a machine to look at: how far its life has come, its restart window, and an actor
 * for each of its children. It decides nothing: each `look` reads the supervisor itself.
 */
export const supervisorMachine = setup({
  types,
  actors: { child: childMachine, nested },
  guards: {
    isStarting: is('starting'),
    isRunning: is('running'),
    isStopping: is('stopping'),
    isEnded: is('ended'),
  },
  actions: {
    seeWindow: assign({ window: ({ context }) => context.supervisor.restartWindow() }),
    seeChildren: enqueueActions(({ context, enqueue }) => {
      const { supervisor, shown } = context;
      const children = supervisor.whichChildren().toReversed();
      const next = showChildren(shown, children, {
        show: (id, below) => {
          if (below === undefined) enqueue.spawnChild('child', { id });
          else enqueue.spawnChild('nested', { id, input: below });
        },
        tell: (id, info) => {
          enqueue.sendTo(id, info === undefined ? { type: 'look' } : { type: 'seen', info });
        },
        remove: (id) => enqueue.stopChild(id),
      });
      enqueue.assign({ shown: next });
    }),
  },
}).createMachine({
  id: 'supervisor',
  context: ({ input }) => ({
    supervisor: input,
    window: input.restartWindow(),
    shown: new Map(),
  }),
  initial: 'idle',
  states: {
    idle: {
      on: {
        look: [
          { guard: 'isStarting', target: 'starting', actions },
          toRunning,
          toStopping,
          toEnded,
          stay,
        ],
      },
    },
    starting: { on: { look: [toRunning, toStopping, toEnded, stay] } },
    running: { on: { look: [toStopping, toEnded, stay] } },
    stopping: { on: { look: [toEnded, stay] } },
    ended: { type: 'final' },
  },
});

Object.assign(supervisorMachine.implementations.actors, { nested: supervisorMachine });
