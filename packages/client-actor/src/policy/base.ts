import { power } from './power.ts';
/** How long a retry waits before chance comes in; n = 1 is the first retry after the lead. */
export type DelayBase =
  /** Always the same. */
  | { readonly kind: 'constant'; readonly delayMs: number }
  /** One delay after the other; at the end the last one again and again, or no more retries. */
  | {
      readonly kind: 'list';
      readonly delaysMs: readonly number[];
      readonly atEnd: 'repeatLast' | 'giveUp';
    }
  /** initialMs · factor^(n-1) */
  | { readonly kind: 'exponential'; readonly initialMs: number; readonly factor: number }
  /** constantMs + stepMs · n^exponent: linear for exponent 1, quadratic for 2. */
  | {
      readonly kind: 'power';
      readonly constantMs: number;
      readonly stepMs: number;
      readonly exponent: number;
    }
  /**
   * U(baseMs, factor · previous delay); the first one counts baseMs as the previous delay. With factor 3 and a cap this is
   * "decorrelated jitter" of the AWS Architecture Blog, Exponential Backoff And Jitter (2015). It is its own jitter.
   */
  | { readonly kind: 'decorrelated'; readonly baseMs: number; readonly factor: number };

/** `u` is the draw of this retry, in (0, 1); only the decorrelated base uses it here. */
export function baseDelayMs(
  base: DelayBase,
  n: number,
  previousDelayMs: number,
  u: number,
): number {
  switch (base.kind) {
    case 'constant':
      return base.delayMs;
    case 'list':
      return base.delaysMs[Math.min(n, base.delaysMs.length) - 1] ?? 0;
    case 'exponential':
      return base.initialMs * power(base.factor, n - 1);
    case 'power':
      return base.constantMs + base.stepMs * power(n, base.exponent);
    default:
      return base.baseMs + u * (base.factor * Math.max(base.baseMs, previousDelayMs) - base.baseMs);
  }
}
