import { type AdaptiveThrottling, adaptiveThrottling } from './adaptive-throttling.ts';
import { type CircuitBreaker, circuitBreaker } from './circuit-breaker.ts';
import { type RetryBreaker, retryBreaker } from './retry-breaker.ts';
import { type CallerRetryBudget, retryBudget } from './retry-budget.ts';
import { type RetryCount, retryCount } from './retry-count.ts';
import { type RetryQuota, retryQuota } from './retry-quota.ts';
import { type RetryThrottling, retryThrottling } from './retry-throttling.ts';
import { type RetryTokens, retryTokens } from './retry-tokens.ts';
import {
  type CallAsked,
  type LimitRules,
  type LimitState,
  type Permission,
  type RetryAsked,
  denied,
} from './rules.ts';

/**
 * What a caller imposes on itself for the sake of the service, as plain data. One client has one; it looks at the client's own
 * calls only. Whoever makes the calls asks before each attempt and tells how each attempt ended, exactly once.
 */
export type CallLimit =
  | RetryCount
  | AdaptiveThrottling
  | CallerRetryBudget
  | RetryThrottling
  | RetryQuota
  | RetryTokens
  | RetryBreaker
  | CircuitBreaker;

const rulesByKind = {
  retryCount,
  adaptiveThrottling,
  retryBudget,
  retryThrottling,
  retryQuota,
  retryTokens,
  retryBreaker,
  circuitBreaker,
} as const;

const rulesOf = ({ kind }: CallLimit): LimitRules<CallLimit, LimitState> => rulesByKind[kind];

/** A limit that has seen no call. */
export const initialLimitState = (limit: CallLimit, nowMs: number): LimitState =>
  rulesOf(limit).initial(limit, nowMs);

/** May a call be made, that is, its first attempt? */
export const askCall = (limit: CallLimit, state: LimitState, asked: CallAsked): Permission =>
  rulesOf(limit).call(limit, state, asked);

/** May an attempt that failed be made again? First `noteFailure`, then this. */
export function askRetry(limit: CallLimit, state: LimitState, asked: RetryAsked): Permission {
  const { retriesMax = Infinity } = limit;
  return asked.retries < retriesMax ? rulesOf(limit).retry(limit, state, asked) : denied(state);
}

/**
 * An attempt that was let through has succeeded; for a limit this means that the service took it on.
 * @param paid - what the permission for this attempt said
 */
export const noteSuccess = (
  limit: CallLimit,
  state: LimitState,
  paid: number,
  nowMs: number,
): LimitState => rulesOf(limit).succeeded(limit, state, paid, nowMs);

/** An attempt that was let through has failed: an error that a retry might heal, or no answer in time. */
export const noteFailure = (limit: CallLimit, state: LimitState, nowMs: number): LimitState =>
  rulesOf(limit).failed(limit, state, nowMs);

/**
 * When a retry is asked for. Budgets, tokens and counts decide as soon as the attempt has failed, before its back-off (Finagle's
 * RetryFilter, gRPC, the AWS SDKs); throttling and breakers stand between client and network, and decide when it is sent.
 */
export const retryAskedOn = ({ kind }: CallLimit): 'failure' | 'sending' =>
  kind === 'adaptiveThrottling' || kind === 'circuitBreaker' ? 'sending' : 'failure';
