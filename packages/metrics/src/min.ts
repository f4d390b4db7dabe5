import type { Fold } from './fold.ts';
import { type Reading, take } from './reading.ts';

/** The least of a reading; null when there was none. */
export function minOf<R>(reading: Reading<R>): Fold<number, R, number | null> {
  return {
    start: () => Infinity,
    step: (min, record) => Math.min(min, take(reading, record) ?? Infinity),
    read: (min) => (min < Infinity ? min : null),
  };
}
