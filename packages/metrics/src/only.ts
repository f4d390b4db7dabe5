import { type Fold, nextSpan } from './fold.ts';

/** A fold that sees only the records that pass the test. */
export function only<S, R, V>(test: (record: R) => boolean, fold: Fold<S, R, V>): Fold<S, R, V> {
  return {
    start: (fromMs) => fold.start(fromMs),
    step: (state, record) => (test(record) ? fold.step(state, record) : state),
    read: (state, nowMs) => fold.read(state, nowMs),
    carry: (state, nowMs) => nextSpan(fold, state, nowMs),
  };
}
