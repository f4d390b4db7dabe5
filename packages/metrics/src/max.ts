import type { Fold } from './fold.ts';
import { type Reading, take } from './reading.ts';

/** The greatest of a reading; null when there was none. */
export function maxOf<R>(reading: Reading<R>): Fold<number, R, number | null> {
  return {
    start: () => -Infinity,
    step: (max, record) => Math.max(max, take(reading, record) ?? -Infinity),
    read: (max) => (max > -Infinity ? max : null),
  };
}
