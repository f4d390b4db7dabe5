import { checkCount } from './check.ts';
import type { Fold, Timed } from './fold.ts';
import { Level, type LevelValue } from './level.ts';

type StateName = string | number;

export interface Moves<R> {
  /** The state that somebody leaves with this record; undefined: none. */
  readonly leaves: (record: R) => StateName | undefined;
  /** The state that somebody enters. */
  readonly enters: (record: R) => StateName | undefined;
}

interface OccupancyState {
  readonly fromMs: number;
  readonly levels: Map<string, Level>;
}

/**
 * How many are in each state, time-weighted: of a population the mean number, of one actor the share of time.
 *
 * @param initial - how many are in each state before the first record
 */
export function occupancy<R extends Timed>(
  { leaves, enters }: Moves<R>,
  initial: Readonly<Record<string, number>> = {},
): Fold<OccupancyState, R, Record<string, LevelValue>> {
  const first = Object.entries(initial);
  for (const [name, count] of first) checkCount(`initial.${name}`, count);
  return {
    start: (fromMs = 0) => ({
      fromMs,
      levels: new Map(first.map(([name, count]) => [name, new Level(fromMs, count)])),
    }),
    step: (state, record) => {
      const from = leaves(record);
      const to = enters(record);
      if (from === to) return state;
      move(state, from, record.atMs, -1);
      move(state, to, record.atMs, 1);
      return state;
    },
    read: ({ levels }, nowMs) =>
      Object.fromEntries([...levels].map(([name, level]) => [name, level.read(nowMs)])),
    carry: ({ levels }, nowMs) => ({
      fromMs: nowMs,
      levels: new Map([...levels].map(([name, level]) => [name, new Level(nowMs, level.current)])),
    }),
  };
}

function move(state: OccupancyState, name: StateName | undefined, atMs: number, by: 1 | -1): void {
  if (name === undefined) return;
  const key = String(name);
  const level = state.levels.get(key) ?? new Level(state.fromMs, 0);
  if (level.current + by < 0)
    throw new RangeError(
      `state ${key} is left at ${atMs} ms by more than were in it: give its first number in initial`,
    );
  level.set(atMs, level.current + by);
  state.levels.set(key, level);
}
