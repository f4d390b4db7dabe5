import { timerMaxMs } from '../limits.ts';
import { baseDelayMs } from './base.ts';
import { takeTokens } from './budget.ts';
import { jitteredMs } from './jitter.ts';
import type { PolicyState, ReconnectPolicy } from './policy.ts';

export interface PlannedRetry {
  readonly delayMs: number;
  /** The policy's memory once this failure is counted. */
  readonly state: PolicyState;
}

/** Whether the policy allows no further retry. */
export function isExhausted(policy: ReconnectPolicy, { retries }: PolicyState): boolean {
  const { base, retriesMax = Infinity, leadMs = [] } = policy;
  if (retries >= retriesMax) return true;
  return (
    base.kind === 'list' &&
    base.atEnd === 'giveUp' &&
    retries >= leadMs.length + base.delaysMs.length
  );
}

/**
 * The wait before the next retry after one more failure, or null when the client gives up. Pure.
 * @param u - the draw of this retry, uniform in (0, 1); it is used at most once, whatever the policy
 * @param nowMs - the time of the failure, ms; only a budget needs it
 */
export function nextDelay(
  policy: ReconnectPolicy,
  state: PolicyState,
  u: number,
  nowMs: number,
): PlannedRetry | null {
  if (isExhausted(policy, state)) return null;
  const ownMs = ownDelayMs(policy, state, u);
  const { tokens, tokensAtMs } = policy.budget ? takeTokens(policy.budget, state, nowMs) : state;
  const delayMs = policy.budget ? Math.max(ownMs, tokensAtMs - nowMs) : ownMs;
  return {
    delayMs: Math.min(delayMs, timerMaxMs),
    state: { retries: state.retries + 1, previousDelayMs: ownMs, tokens, tokensAtMs },
  };
}

function ownDelayMs(policy: ReconnectPolicy, state: PolicyState, u: number): number {
  const { base, jitter, leadMs = [], rounding, capMs = timerMaxMs, capPlace = 'before' } = policy;
  const lead = leadMs[state.retries];
  if (lead !== undefined) return lead;
  const n = state.retries + 1 - leadMs.length;
  // An exponential without a cap overflows after a thousand failures: Infinity would turn into NaN further down.
  const rawMs = Math.min(timerMaxMs, baseDelayMs(base, n, state.previousDelayMs, u));
  const cappedMs = capPlace === 'after' ? rawMs : Math.min(rawMs, capMs);
  const spreadMs = jitteredMs(jitter, cappedMs, u);
  const ownMs = capPlace === 'before' ? spreadMs : Math.min(spreadMs, capMs);
  return rounding === undefined ? ownMs : Math[rounding](ownMs);
}
