import { type LimitBase, type LimitRules, allowed, denied, unchanged } from './rules.ts';

/**
 * A breaker of retries only (M. Brooker, "Fixing retries with token buckets and circuit breakers", 2022): first tries always
 * go, retries do not while failures / calls is above `failureRatioMax`. Failures are those of all attempts, calls are first
 * tries, and both are counted from the beginning, as in his program.
 */
export interface RetryBreaker extends LimitBase {
  readonly kind: 'retryBreaker';
  /** Failures per call. */
  readonly failureRatioMax: number;
}

export type RetryBreakerState = { readonly callsMade: number; readonly attemptsFailed: number };

export const retryBreaker: LimitRules<RetryBreaker, RetryBreakerState> = {
  initial: () => ({ callsMade: 0, attemptsFailed: 0 }),
  call: (_, { callsMade, attemptsFailed }) => allowed({ callsMade: callsMade + 1, attemptsFailed }),
  retry: ({ failureRatioMax }, state) =>
    state.attemptsFailed / state.callsMade > failureRatioMax ? denied(state) : allowed(state),
  succeeded: unchanged,
  failed: (_, { callsMade, attemptsFailed }) => ({
    callsMade,
    attemptsFailed: attemptsFailed + 1,
  }),
};
