export type { AdaptiveThrottling } from './call-limits/adaptive-throttling.ts';
export {
  type AwsBackoff,
  type AwsFailure,
  awsBackoff2026,
  awsBackoffBefore2026,
  awsDelayMs,
} from './call-limits/aws-backoff.ts';
export {
  type CallLimit,
  askCall,
  askRetry,
  initialLimitState,
  noteFailure,
  noteSuccess,
  retryAskedOn,
} from './call-limits/call-limit.ts';
export { checkCallLimit } from './call-limits/check-call-limit.ts';
export { type CircuitBreaker, circuits } from './call-limits/circuit-breaker.ts';
export { callLimits } from './call-limits/presets.ts';
export type { RetryBreaker } from './call-limits/retry-breaker.ts';
export type { CallerRetryBudget } from './call-limits/retry-budget.ts';
export type { RetryCount } from './call-limits/retry-count.ts';
export type { RetryQuota } from './call-limits/retry-quota.ts';
export type { RetryThrottling } from './call-limits/retry-throttling.ts';
export type { RetryTokens } from './call-limits/retry-tokens.ts';
export type {
  CallAsked,
  FailureKind,
  LimitState,
  Permission,
  RetryAsked,
} from './call-limits/rules.ts';
export type { ClientContext, ClientInput } from './context.ts';
export {
  type ClientEmitted,
  type ClientEvent,
  type DisconnectReason,
  type Stage,
  everyStage,
  stages,
} from './events.ts';
export { timerMaxMs } from './limits.ts';
export type { DelayBase } from './policy/base.ts';
export type { RetryBudget, TokenState } from './policy/budget.ts';
export type { Jitter } from './policy/jitter.ts';
export { type PlannedRetry, isExhausted, nextDelay } from './policy/next-delay.ts';
export { type PolicyState, type ReconnectPolicy, initialPolicyState } from './policy/policy.ts';
export { presets } from './policy/presets.ts';
export {
  type BackoffOptions,
  constantDelay,
  decorrelatedJitter,
  equalJitter,
  fullJitter,
  noJitter,
  withBudget,
} from './policy/recipes.ts';
export type { ClientPorts } from './ports.ts';
export { type SessionClient, createSessionClient } from './session-client.ts';
export type { ClientSettings, HumanSettings } from './settings.ts';
export { type ClientState, clientStateIndex, clientStates } from './state-names.ts';
