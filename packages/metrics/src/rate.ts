import type { Fold } from './fold.ts';

const msPerSecond = 1000;

interface RateState {
  readonly fromMs: number;
  count: number;
}

/** Records per second of virtual time, since the span opened; 0 for a span of no length. */
export function ratePerSecond<R>(
  counts: (record: R) => boolean = () => true,
): Fold<RateState, R, number> {
  return {
    start: (fromMs = 0) => ({ fromMs, count: 0 }),
    step: (state, record) => {
      if (counts(record)) state.count++;
      return state;
    },
    read: ({ fromMs, count }, nowMs) =>
      nowMs > fromMs ? (count * msPerSecond) / (nowMs - fromMs) : 0,
  };
}
