import { type LimitBase, type LimitRules, type LimitState, allowed, unchanged } from './rules.ts';

/** No limit but the number of retries of each call. */
export interface RetryCount extends LimitBase {
  readonly kind: 'retryCount';
  readonly retriesMax: number;
}

export const retryCount: LimitRules<RetryCount, LimitState> = {
  initial: () => ({}),
  call: (_, state) => allowed(state),
  retry: (_, state) => allowed(state),
  succeeded: unchanged,
  failed: unchanged,
};
