import { createActor, type Actor, type ActorOptions, type AnyActorLogic } from 'xstate';
import { createSupervisor } from '../create-supervisor.ts';
import type { SupervisorPorts } from '../ports.ts';
import type { SupervisorSpec } from '../spec/supervisor-spec.ts';
import type { Supervisor } from '../supervisor.ts';
import { supervisorMachine } from './supervisor-machine.ts';

/** A supervisor, and the actor that shows it. */
export interface WatchedSupervisor {
  readonly supervisor: Supervisor;
  /** Its state is the supervisor's status; `actor.getSnapshot().children` are the children's actors. */
  readonly actor: Actor<typeof supervisorMachine>;
}

/**
 * A supervisor whose whole tree can be watched: in an inspector, or by subscribing to the actor. What
 * the actor shows is read from the supervisor itself whenever something has happened in the tree.
 *
 * @param inspect hears of the actors of the tree as of any XState actor
 */
export function createWatchedSupervisor(
  spec: SupervisorSpec,
  ports: SupervisorPorts,
  inspect?: NonNullable<ActorOptions<AnyActorLogic>['inspect']>,
): WatchedSupervisor {
  const look = (): void => {
    if (actor.getSnapshot().status === 'active') actor.send({ type: 'look' });
  };
  const supervisor = createSupervisor(spec, {
    ...ports,
    observe: (event) => {
      ports.observe?.(event);
      look();
    },
    onRest: (id) => {
      ports.onRest?.(id);
      look();
    },
  });
  const options = { id: supervisor.id, input: supervisor };
  const actor = createActor(supervisorMachine, inspect ? { ...options, inspect } : options);
  actor.start();
  return { supervisor, actor };
}
