import type { AimdSettings } from '../spec/admission-control.ts';
import type { LimitRule } from './concurrency-limit.ts';

/** The constants of Netflix' concurrency-limits (Java), `AIMDLimit.Builder`. */
export const aimdDefaults = {
  initialLimit: 20,
  minLimit: 20,
  maxLimit: 200,
  backoffRatio: 0.9,
  timeoutMs: 5000,
} as const;

/**
 * Additive increase, multiplicative decrease: one more after a request that was answered in time, by the back-off ratio
 * fewer after one that failed or took longer than the time-out. A limit that is less than half used stays
 * (Netflix' concurrency-limits, `AIMDLimit`; Chiu and Jain 1989).
 */
export function aimdRule(settings: AimdSettings): LimitRule {
  const { initialLimit, minLimit, maxLimit, backoffRatio, timeoutMs } = {
    ...aimdDefaults,
    ...settings,
  };
  let limit: number = initialLimit;
  return (sojournMs, inFlight, failed) => {
    if (failed || sojournMs > timeoutMs) limit = Math.floor(limit * backoffRatio);
    else if (inFlight * 2 >= limit) limit += 1;
    limit = Math.min(maxLimit, Math.max(minLimit, limit));
    return limit;
  };
}
