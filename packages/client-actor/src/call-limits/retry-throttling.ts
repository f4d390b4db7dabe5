import { type LimitBase, type LimitRules, allowed, denied } from './rules.ts';

/**
 * `retryThrottling` of a gRPC service configuration (gRFC A6, Client Retries): a failed attempt costs a token, a success brings
 * `tokenRatio` back, and nothing is retried unless more than half of the tokens are there.
 */
export interface RetryThrottling extends LimitBase {
  readonly kind: 'retryThrottling';
  /** Above 0, at most 1000. */
  readonly maxTokens: number;
  /** Above 0; decimals after the third are ignored, as the document says. */
  readonly tokenRatio: number;
}

/** In thousandths of a token, as gRPC's own code counts: whole numbers, so that the half is met exactly. */
export type RetryThrottlingState = { readonly milliTokens: number };

/** A trifle more than the product: in doubles 0.57 · 1000 is a little less than 570. */
const inMilli = (tokens: number): number => Math.floor(tokens * 1000 + 1e-9);

export const retryThrottling: LimitRules<RetryThrottling, RetryThrottlingState> = {
  initial: ({ maxTokens }) => ({ milliTokens: inMilli(maxTokens) }),
  call: (_, state) => allowed(state),
  retry: ({ maxTokens }, state) =>
    state.milliTokens > inMilli(maxTokens) / 2 ? allowed(state) : denied(state),
  succeeded: ({ maxTokens, tokenRatio }, { milliTokens }) => ({
    milliTokens: Math.min(inMilli(maxTokens), milliTokens + inMilli(tokenRatio)),
  }),
  failed: (_, { milliTokens }) => ({ milliTokens: Math.max(0, milliTokens - 1000) }),
};
