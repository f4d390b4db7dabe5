import { type LimitBase, type LimitRules, allowed, denied, unchanged } from './rules.ts';

/**
 * The token bucket of M. Brooker, "Fixing retries with token buckets and circuit breakers" (2022), as his program has it: the
 * first try of each call brings `perCall` tokens, whatever becomes of it, and a retry takes `cost` of them when there are more
 * than `above`. The bucket begins full.
 */
export interface RetryTokens extends LimitBase {
  readonly kind: 'retryTokens';
  /** Tokens. */
  readonly capacity: number;
  /** Tokens per call. */
  readonly perCall: number;
  /** Tokens; at least `cost`. */
  readonly above: number;
  /** Tokens per retry. */
  readonly cost: number;
}

export type RetryTokensState = { readonly retryTokens: number };

export const retryTokens: LimitRules<RetryTokens, RetryTokensState> = {
  initial: ({ capacity }) => ({ retryTokens: capacity }),
  call: ({ capacity, perCall }, state) =>
    allowed({ retryTokens: Math.min(state.retryTokens + perCall, capacity) }),
  retry: ({ above, cost }, state) =>
    state.retryTokens > above ? allowed({ retryTokens: state.retryTokens - cost }) : denied(state),
  succeeded: unchanged,
  failed: unchanged,
};
