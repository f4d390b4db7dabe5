import { createDigest, digestOf, type Recovery, type Sha256 } from '@squall/metrics';
import { type RowTask, rowKeyOf } from './plan-rows.ts';
import type { Reproduction } from './reproduction.ts';

/** What some replications of a row say; plain JSON. */
export interface RowResult {
  readonly key: string;
  readonly task: RowTask;
  /** By figure, one value for each replication. */
  readonly figures: Readonly<Record<string, readonly (number | null)[]>>;
  /** Of a table with a trigger, one for each replication: did it come back? */
  readonly recoveries?: readonly (Recovery | null)[];
  /** SHA-256 over the whole history, of each replication. */
  readonly digests: readonly string[];
  /** One over all of them. */
  readonly digest: string;
  readonly events: number;
}

/** Makes the replications of a task, one after another. */
export function makeRow(
  { figures, replicate }: Reproduction,
  task: RowTask,
  hash?: () => Sha256,
): RowResult {
  const names = Object.keys(figures);
  const outcomes = task.seeds.map((seed) => {
    const history = hash ? createDigest(hash()) : createDigest();
    const outcome = replicate(task.row, { seed, engine: task.engine, history });
    for (const name of names) {
      const value = outcome.figures[name] ?? null;
      if (value !== null) history.number(value);
    }
    return { ...outcome, digest: history.hex() };
  });
  const recoveries = outcomes.flatMap(({ recovery }) => (recovery === undefined ? [] : [recovery]));
  const digests = outcomes.map(({ digest }) => digest);
  return {
    key: rowKeyOf(task),
    task,
    figures: Object.fromEntries(
      names.map((name) => [name, outcomes.map((outcome) => outcome.figures[name] ?? null)]),
    ),
    ...(recoveries.length === outcomes.length ? { recoveries } : {}),
    digests,
    digest: digestOf(digests),
    events: outcomes.reduce((sum, { events }) => sum + events, 0),
  };
}
