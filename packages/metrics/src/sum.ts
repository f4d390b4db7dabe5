import type { Fold } from './fold.ts';
import { type Reading, take } from './reading.ts';

/** The sum of a reading; 0 when there was none. */
export function sumOf<R>(reading: Reading<R>): Fold<number, R, number> {
  return {
    start: () => 0,
    step: (sum, record) => sum + (take(reading, record) ?? 0),
    read: (sum) => sum,
  };
}
