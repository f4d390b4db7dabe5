import type { SupervisorPorts } from '../ports.ts';
import { checkChild } from '../spec/check-child.ts';
import type { CheckedChild, CheckedSupervisor } from '../spec/checked.ts';
import type { ChildSpec } from '../spec/child-spec.ts';
import { demand, demandThat } from '../spec/demand.ts';
import type { InstanceSpec, Supervisor } from '../supervisor.ts';
import { createLifecycle } from './lifecycle.ts';
import { countChildren, listChildren, windowOf } from './children-view.ts';
import { findChild } from './find-child.ts';
import { SupervisorState } from './supervisor-state.ts';

/** A supervisor from a spec that was checked. */
export function openSupervisor(spec: CheckedSupervisor, ports: SupervisorPorts): Supervisor {
  const isChancy = (spec.backoff?.randomFactor ?? 0) > 0;
  const givesChance = 'backoff.randomFactor needs ports.random: numbers in [0, 1)';
  demandThat(!isChancy || ports.random !== undefined, givesChance);
  const state = new SupervisorState(spec, ports);
  const { ask, ...lifecycle } = createLifecycle(state);
  return {
    id: spec.id,
    get status() {
      return state.status;
    },
    ...lifecycle,
    child: (address: string | ChildSpec) => findChild(state, address),
    startChild: (child, reply) =>
      ask({ kind: 'startChild', spec: newChild(spec, child), input: undefined }, reply),
    startInstance: (instance, reply) =>
      ask({ kind: 'startChild', spec: newInstance(spec, instance), input: instance.input }, reply),
    terminateChild: (id, reply) => ask({ kind: 'terminateChild', id }, reply),
    restartChild: (id, reply) => ask({ kind: 'restartChild', id }, reply),
    deleteChild: (id, reply) => ask({ kind: 'deleteChild', id }, reply),
    whichChildren: () => listChildren(state),
    countChildren: () => countChildren(state),
    deaths: () => [...state.deaths.values()],
    restartWindow: () => windowOf(state),
    inTurn: (task) => state.post({ kind: 'turn', task }),
  };
}

function newChild(supervisor: CheckedSupervisor, child: ChildSpec): CheckedChild {
  if (supervisor.template === undefined) return checkChild(child, supervisor.autoShutdown);
  throw new TypeError(
    `startChild on '${supervisor.id}': a simpleOneForOne pool has one template, use startInstance`,
  );
}

function newInstance(supervisor: CheckedSupervisor, { id }: InstanceSpec): CheckedChild {
  const { template } = supervisor;
  demand(typeof id === 'string' && id !== '', 'id of an instance', id, 'give a non-empty string');
  if (template !== undefined) return { ...template, id };
  throw new TypeError(
    `startInstance on '${supervisor.id}': it is ${supervisor.strategy} and has no template, use startChild`,
  );
}
