import { checkNotNegative } from './check.ts';
import { type Fold, nextSpan, type Timed } from './fold.ts';

interface WarmUpState<S> {
  inner: S;
  warm: boolean;
}

/**
 * A fold that begins to measure at `warmUpMs`. It follows the records before, so that a level is where it ought to be,
 * and forgets what they added up to.
 */
export function afterWarmUp<S, R extends Timed, V>(
  warmUpMs: number,
  fold: Fold<S, R, V>,
): Fold<WarmUpState<S>, R, V> {
  checkNotNegative('warmUpMs', warmUpMs);
  const warmed = (state: WarmUpState<S>): S =>
    state.warm ? state.inner : nextSpan(fold, state.inner, warmUpMs);
  return {
    start: (fromMs = 0) => ({ inner: fold.start(fromMs), warm: fromMs >= warmUpMs }),
    step: (state, record) => {
      if (!state.warm && record.atMs >= warmUpMs) {
        state.inner = warmed(state);
        state.warm = true;
      }
      state.inner = fold.step(state.inner, record);
      return state;
    },
    // A window that ends before the warm-up does has measured nothing yet.
    read: (state, nowMs) => fold.read(warmed(state), Math.max(nowMs, warmUpMs)),
    carry: (state, nowMs) => ({
      inner: nextSpan(fold, warmed(state), nowMs),
      warm: nowMs >= warmUpMs,
    }),
  };
}
