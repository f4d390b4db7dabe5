import type { CallLimit } from './call-limit.ts';

/**
 * Limits with their authors' constants; other constants by spread, `{ ...callLimits.sreThrottling, multiplier: 1.1 }`.
 */
export const callLimits = {
  /** Google, Site Reliability Engineering (2016), chapter 21: "we generally prefer the 2x multiplier", two minutes. */
  sreThrottling: { kind: 'adaptiveThrottling', multiplier: 2, windowMs: 120_000 },
  /** Finagle, RetryBudget.apply(): 10 s, 10 retries a second at least, 20 %. */
  finagleBudget: { kind: 'retryBudget', ttlMs: 10_000, retriesPerSecondMin: 10, ratio: 0.2 },
  /** gRFC A6, Client Retries: the figures of its example; gRPC does not throttle unless it is told to. */
  grpcThrottling: { kind: 'retryThrottling', maxTokens: 10, tokenRatio: 0.1 },
  /** AWS SDKs, standard mode until November 2026 (botocore, retries/standard.py, version 2.0): three attempts. */
  awsQuotaBefore2026: {
    kind: 'retryQuota',
    capacity: 500,
    costs: { transient: 5, timeout: 10, throttling: 5 },
    successRefund: 1,
    retriesMax: 2,
  },
  /** AWS SDKs, standard mode since November 2026 (botocore, retries/standard.py, version 2.1): three attempts. */
  awsQuota2026: {
    kind: 'retryQuota',
    capacity: 500,
    costs: { transient: 14, timeout: 14, throttling: 5 },
    successRefund: 1,
    retriesMax: 2,
  },
  /** M. Brooker (2022), retry_sim: AdaptiveRetryFactory(0.1, 5). */
  brookerTokens: { kind: 'retryTokens', capacity: 5, perCall: 0.1, above: 1, cost: 1 },
  /** M. Brooker (2022), retry_sim: CircuitBreakerRetryFactory(NRetriesFactory(3), 0.1). */
  brookerBreaker: { kind: 'retryBreaker', failureRatioMax: 0.1, retriesMax: 3 },
  /**
   * Netflix Hystrix, HystrixCommandProperties: 50 % of at least 20 within 10 s, 5 s open, one probe. There the rate is
   * looked at twice a second, in HystrixCircuitBreaker, not at each outcome.
   */
  hystrixBreaker: {
    kind: 'circuitBreaker',
    failureRateMax: 0.5,
    outcomesMin: 20,
    windowMs: 10_000,
    openMs: 5000,
    probes: 1,
  },
  /**
   * Polly 8, CircuitBreakerConstants and AdvancedCircuitBehavior: 10 % of at least 100 within 30 s, looked at when one
   * fails, 5 s open, one probe.
   */
  pollyBreaker: {
    kind: 'circuitBreaker',
    failureRateMax: 0.1,
    outcomesMin: 100,
    windowMs: 30_000,
    openMs: 5000,
    probes: 1,
    opensOn: 'failure',
  },
} as const satisfies Readonly<Record<string, CallLimit>>;
