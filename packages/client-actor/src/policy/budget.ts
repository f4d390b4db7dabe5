/**
 * A token bucket that the client keeps for itself: a retry costs `cost` tokens, up to `capacity` are saved, and
 * `refillPerSecond` come back. A retry without a token is not refused: it waits for the next one.
 */
export interface RetryBudget {
  /** Tokens. */
  readonly capacity: number;
  /** Tokens per second. */
  readonly refillPerSecond: number;
  /** Tokens per retry. */
  readonly cost: number;
}

/** What is left of a budget. */
export interface TokenState {
  /** Retry tokens at `tokensAtMs`. */
  readonly tokens: number;
  /** In the future while a retry waits for its token. */
  readonly tokensAtMs: number;
}

/**
 * Takes the tokens of one retry: afterwards `tokensAtMs` is the time from which the retry may be made, and `tokens` what is
 * left then. When that time is still to come, the retry that was to use it has not been made (a person was faster), and
 * the new one takes its place: no debt piles up.
 */
export function takeTokens(budget: RetryBudget, state: TokenState, nowMs: number): TokenState {
  const { capacity, refillPerSecond, cost } = budget;
  if (nowMs < state.tokensAtMs) return state;
  const refilled = state.tokens + ((nowMs - state.tokensAtMs) / 1000) * refillPerSecond;
  const tokens = Math.min(capacity, refilled);
  if (tokens >= cost) return { tokens: tokens - cost, tokensAtMs: nowMs };
  return { tokens: 0, tokensAtMs: nowMs + ((cost - tokens) / refillPerSecond) * 1000 };
}
