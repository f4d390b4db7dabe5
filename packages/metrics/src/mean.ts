import type { Fold } from './fold.ts';
import { type Reading, take } from './reading.ts';

interface MeanState {
  sum: number;
  count: number;
}

/** The mean of a reading over records; null when there was none. Of a level over time: `timeWeighted`. */
export function meanOf<R>(reading: Reading<R>): Fold<MeanState, R, number | null> {
  return {
    start: () => ({ sum: 0, count: 0 }),
    step: (state, record) => {
      const value = take(reading, record);
      if (value === undefined) return state;
      state.sum += value;
      state.count++;
      return state;
    },
    read: ({ sum, count }) => (count > 0 ? sum / count : null),
  };
}
