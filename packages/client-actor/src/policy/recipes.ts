import { checkAtLeast, checkDelay, checkDuration } from '../checks.ts';
import { checkPolicy } from './check-policy.ts';
import type { RetryBudget } from './budget.ts';
import type { Jitter } from './jitter.ts';
import type { ReconnectPolicy } from './policy.ts';

export interface BackoffOptions {
  /** The first delay, before jitter. */
  readonly baseMs: number;
  /** The longest delay, before jitter. */
  readonly capMs: number;
  /** By how much each delay may be longer than the one before; 2 when absent, 3 for `decorrelatedJitter`. */
  readonly factor?: number;
}

/** Errors name the figures as the caller does. */
function checkOptions({ baseMs, capMs, factor = 1 }: BackoffOptions): void {
  checkDuration('baseMs', baseMs);
  checkDuration('capMs', capMs);
  checkAtLeast('factor', factor, 1);
}

function exponential(options: BackoffOptions, jitter: Jitter): ReconnectPolicy {
  checkOptions(options);
  const { baseMs, capMs, factor = 2 } = options;
  return {
    base: { kind: 'exponential', initialMs: baseMs, factor },
    jitter,
    capMs,
    capPlace: 'before',
    reset: 'online',
  };
}

/** U(0, min(capMs, baseMs · factor^(n-1))): spreads retries over the whole of each step. */
export const fullJitter = (options: BackoffOptions): ReconnectPolicy =>
  exponential(options, { kind: 'scale', low: 0, high: 1 });

/** Half of each step is waited for certain, the other half is chance. */
export const equalJitter = (options: BackoffOptions): ReconnectPolicy =>
  exponential(options, { kind: 'scale', low: 0.5, high: 1 });

/** min(capMs, baseMs · factor^(n-1)): clients that fail together come back together. */
export const noJitter = (options: BackoffOptions): ReconnectPolicy =>
  exponential(options, { kind: 'none' });

/** Always the same delay, for ever. */
export function constantDelay(delayMs: number): ReconnectPolicy {
  checkDelay('delayMs', delayMs);
  return { base: { kind: 'constant', delayMs }, jitter: { kind: 'none' }, reset: 'online' };
}

/** min(capMs, U(baseMs, factor · previous delay)), factor 3 when absent. */
export function decorrelatedJitter(options: BackoffOptions): ReconnectPolicy {
  checkOptions(options);
  const { baseMs, capMs, factor = 3 } = options;
  return {
    base: { kind: 'decorrelated', baseMs, factor },
    jitter: { kind: 'none' },
    capMs,
    capPlace: 'before',
    reset: 'online',
  };
}

/** The same policy on a budget: a retry for which there is no token waits for the next one. */
export const withBudget = (policy: ReconnectPolicy, budget: RetryBudget): ReconnectPolicy =>
  checkPolicy({ ...policy, budget });
