import { nextDelay } from '../policy/next-delay.ts';
import { type ReconnectPolicy, initialPolicyState } from '../policy/policy.ts';
import { fullJitter } from '../policy/recipes.ts';
import type { FailureKind } from './rules.ts';

/** The waits of the AWS SDKs, standard mode: one policy after throttling, another after all other failures. */
export interface AwsBackoff {
  readonly transient: ReconnectPolicy;
  readonly throttling: ReconnectPolicy;
  /**
   * What `x-amz-retry-after` may ask for beyond the policy's own delay, ms: it is obeyed between that delay and so much more;
   * when absent, the header is not read.
   */
  readonly retryAfterSlackMs?: number;
}

const capMs = 20_000;
const upTo = (baseMs: number): ReconnectPolicy => fullJitter({ baseMs, capMs });
const before2026: ReconnectPolicy = { ...upTo(1000), capPlace: 'after' };

/**
 * Until November 2026: min(20 s, u · 1 s · 2^(n-1)), the cap after the jitter, whatever the failure. (botocore has had it
 * before the jitter, retries/standard.py; with three attempts no delay comes near the cap.)
 */
export const awsBackoffBefore2026: AwsBackoff = { transient: before2026, throttling: before2026 };

/**
 * Since November 2026: u · min(20 s, base · 2^(n-1)), base 50 ms, or 1 s after throttling (AWS SDKs and Tools Reference Guide,
 * Retry behavior; botocore, retries/standard.py, version 2.1, where DynamoDB alone begins with 25 ms and makes four
 * attempts).
 */
export const awsBackoff2026: AwsBackoff = {
  transient: upTo(50),
  throttling: upTo(1000),
  retryAfterSlackMs: 5000,
};

export interface AwsFailure {
  readonly failure: FailureKind;
  /** Retries of this call so far; 0 before the first. */
  readonly retries: number;
  /** The draw of this retry, uniform in (0, 1). */
  readonly u: number;
  /** What `x-amz-retry-after` said, ms. */
  readonly retryAfterMs?: number;
}

/** The wait before a retry that the quota allows, ms. */
export function awsDelayMs(
  backoff: AwsBackoff,
  { failure, retries, u, retryAfterMs }: AwsFailure,
): number {
  const policy = failure === 'throttling' ? backoff.throttling : backoff.transient;
  const planned = nextDelay(policy, { ...initialPolicyState(policy, 0), retries }, u, 0);
  const ownMs = planned?.delayMs ?? 0;
  const { retryAfterSlackMs } = backoff;
  if (retryAfterMs === undefined || retryAfterSlackMs === undefined) return ownMs;
  return Math.max(ownMs, Math.min(retryAfterMs, ownMs + retryAfterSlackMs));
}
