/**
 * EXTENSION: how long a restart waits. OTP restarts at once, however often.
 *
 * The n-th restart in a row (n = 0, 1, ...) waits `min(maxMs, minMs * 2^n) * (1 + U * randomFactor)`,
 * U uniform in [0, 1): the rule of Pekko's BackoffSupervisor. The jitter comes after the cap, and only
 * ever makes the wait longer.
 */
export interface Backoff {
  /** The first wait, ms. */
  readonly minMs: number;
  /** The longest wait before jitter, ms. */
  readonly maxMs: number;
  /** How much longer a wait may get by chance, as a share of it. Default 0. */
  readonly randomFactor?: number;
  /** A child that has lived this long, ms, starts over at `minMs`. Default `minMs`, as in Pekko. */
  readonly resetAfterMs?: number;
  /** Whether the first restart in a row does not wait at all. Default false. */
  readonly firstAtOnce?: boolean;
}

/** Pekko's documentation starts its example here: 3 s, doubled up to 30 s, a fifth more by chance. */
export const PEKKO_BACKOFF: Backoff = { minMs: 3000, maxMs: 30_000, randomFactor: 0.2 };

/**
 * Kubernetes' CrashLoopBackOff: the first restart at once, then 10 s doubled up to 5 min, and from
 * the beginning after 10 min without a crash. It never gives up: set `intensity` so high.
 */
export const CRASH_LOOP_BACKOFF: Backoff = {
  minMs: 10_000,
  maxMs: 300_000,
  resetAfterMs: 600_000,
  firstAtOnce: true,
};

/**
 * How long a restart waits, ms.
 *
 * @param failures restarts in a row before this one
 * @param random uniform in [0, 1); not asked without a `randomFactor`
 */
export function backoffMs(backoff: Backoff, failures: number, random: () => number): number {
  const { minMs, maxMs, randomFactor = 0, firstAtOnce = false } = backoff;
  if (firstAtOnce && failures === 0) return 0;
  const doublings = firstAtOnce ? failures - 1 : failures;
  let waitMs = minMs;
  for (let left = doublings; left > 0 && waitMs < maxMs; left--) waitMs *= 2;
  const capped = Math.min(maxMs, waitMs);
  return randomFactor === 0 ? capped : capped + capped * randomFactor * random();
}

/** The restarts in a row that still count after a life of `livedMs`. */
export function failuresAfter(backoff: Backoff, failures: number, livedMs: number): number {
  return livedMs >= (backoff.resetAfterMs ?? backoff.minMs) ? 0 : failures;
}
