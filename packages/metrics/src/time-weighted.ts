import { checkFinite } from './check.ts';
import type { Fold, Timed } from './fold.ts';
import { Level, type LevelValue } from './level.ts';

/**
 * A level that records change, weighted by the time for which it lasted: queue length, busy servers, clients online.
 * The level outlives a window: the next one begins with it.
 *
 * @param levelOf - the level after the record, given the one before it; undefined when the record does not touch it
 * @param initial - the level before the first record
 */
export function timeWeighted<R extends Timed>(
  levelOf: (record: R, level: number) => number | undefined,
  initial = 0,
): Fold<Level, R, LevelValue> {
  checkFinite('initial', initial);
  return {
    start: (fromMs = 0) => new Level(fromMs, initial),
    step: (state, record) => {
      const level = levelOf(record, state.current);
      if (level !== undefined) state.set(record.atMs, checkFinite('the level', level));
      return state;
    },
    read: (state, nowMs) => state.read(nowMs),
    carry: (state, nowMs) => new Level(nowMs, state.current),
  };
}
