import { type AnyStateMachine, createMachine } from 'xstate';
import {
  type MachineShape,
  type NodeShape,
  type TransitionShape,
  shapeOf,
} from '../xstate-shapes.ts';
import { ActionRecorders } from './action-recorders.ts';
import { checkMachine } from './check-machine.ts';
import { EventTypes } from './event-types.ts';
import { GuardRecorders } from './guard-recorders.ts';
import { aftersOf, assignLanes } from './lanes.ts';
import { Program } from './program.ts';
import { Tracer } from './tracer.ts';

/** A copy of the machine, to be filled with recorders: its nodes are its own, its context is empty. */
const copyOf = (machine: AnyStateMachine): MachineShape => {
  const { context: _, ...config } = machine.config as { readonly context?: unknown };
  return shapeOf(createMachine({ ...config, context: {} } as never).provide({}));
};

/** Recorders in the place of all guards and actions of one state. */
function instrument(node: NodeShape, guards: GuardRecorders, actions: ActionRecorders): void {
  const where = `"${node.id}"`;
  const replace = (transition: TransitionShape) => {
    if (transition.guard !== undefined) transition.guard = guards.replace(transition.guard, where);
    transition.actions = actions.replaceAll(transition.actions, where);
  };
  for (const transitions of node.transitions.values()) transitions.forEach(replace);
  node.always?.forEach(replace);
  if (node.type === 'compound') {
    node.initial.actions = actions.replaceAll(node.initial.actions, where);
  }
  node.entry = actions.replaceAll(node.entry, where);
  node.exit = actions.replaceAll(node.exit, where);
}

/** An `after` is cancelled by its lane. */
function linkCancels(actions: ActionRecorders): void {
  const lanes = new Map(
    actions.sites.flatMap(({ id, lane }) => (id !== undefined && lane >= 0 ? [[id, lane]] : [])),
  );
  for (const site of actions.sites) {
    if (site.lane < 0 && site.id !== undefined) site.lane = lanes.get(site.id) ?? -1;
  }
}

/**
 * Prepares a machine for typed arrays. XState itself is the compiler: each way through the machine is run by it once, in a
 * copy that is full of recorders, and replayed afterwards. So this only looks for what cannot be recorded.
 * @throws Refusal that names the construct, its state and the way out
 */
export function compile(machine: AnyStateMachine): Program {
  const shape = shapeOf(machine);
  checkMachine(shape);
  const probe = copyOf(machine);
  const types = new EventTypes();
  const tracer = new Tracer(types);
  const guards = new GuardRecorders(shape, (site, args) => tracer.guard(site, args as never));
  const actions = new ActionRecorders(shape, (site, event, queue) =>
    tracer.action(site, event, queue),
  );
  const afters = [...probe.idMap.values()].flatMap((node) => {
    const before = actions.sites.length;
    instrument(node, guards, actions);
    return aftersOf(node, actions.sites.slice(before));
  });
  const lanes = assignLanes(afters);
  linkCancels(actions);
  Object.assign(probe.implementations.guards, guards.named);
  return new Program({
    machine: shape,
    probe,
    tracer,
    types,
    guards: guards.sites,
    actions: actions.sites,
    lanes,
  });
}
