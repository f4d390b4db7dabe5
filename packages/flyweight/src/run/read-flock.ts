import type { AnyStateMachine, SnapshotFrom, StateValue } from 'xstate';
import { type NodeShape, type SnapshotShape, shapeOf } from '../xstate-shapes.ts';
import type { FlockCore } from './flock-core.ts';
import type { PendingTimer } from './flock-options.ts';
import { statusName } from './statuses.ts';

type History = SnapshotShape['historyValue'];

/** All that can be read of a flock, from outside and at any time. */
export function readFlock<M extends AnyStateMachine>(core: FlockCore, machine: M, size: number) {
  const { program, records } = core;
  const check = (actor: number): number => {
    if (actor >= 0 && actor < size && Number.isInteger(actor)) return actor;
    throw new RangeError(`actor is ${actor}: give one from 0 to ${size - 1}`);
  };
  const seen = (actor: number): SnapshotShape =>
    program.configurations.at(records.configuration(check(actor)));
  const value = (actor: number) => seen(actor).value as StateValue;
  const context = (actor: number): Readonly<Record<string, number>> =>
    core.blank.has(check(actor)) ? {} : (core.rows?.read(actor) ?? {});
  /** The nodes of the machine that was given, not of its copy. */
  const historyOf = (snapshot: SnapshotShape): History =>
    Object.fromEntries(
      Object.entries(snapshot.historyValue).map(([id, nodes]) => [id, own(nodes)]),
    );
  const own = (nodes: readonly NodeShape[]) =>
    nodes.flatMap(({ id }) => shapeOf(machine).idMap.get(id) ?? []);
  const snapshot = (actor: number) =>
    shapeOf(machine).resolveState({
      value: value(actor),
      context: context(actor),
      status: statusName(records.status(actor)),
      error: core.hands.errors.get(actor),
      historyValue: historyOf(seen(actor)),
    }) as unknown as SnapshotFrom<M>;
  return {
    now: () => core.now(),
    value,
    context,
    status: (actor: number) => statusName(records.status(check(actor))),
    stateOf: (actor: number) => records.configuration(check(actor)),
    valueOf: (configuration: number) =>
      program.configurations.at(configuration).value as StateValue,
    matches: (actor: number, partial: StateValue) => seen(actor).matches(partial),
    snapshot,
    pending: (actor: number): readonly PendingTimer[] => core.pending(check(actor)),
  };
}
