import { estimate } from '@squall/metrics';

export interface Agreement {
  readonly mean: number;
  readonly theory: number;
  readonly standardError: number;
  /** Whether the mean lies within three standard errors and within 3 %. */
  readonly agrees: boolean;
}

/** Independent replications against theory. */
export function agreement(values: readonly number[], theory: number): Agreement {
  const { mean, standardDeviation, count } = estimate(values);
  const standardError = (standardDeviation ?? Number.NaN) / Math.sqrt(count);
  const gap = Math.abs(mean - theory);
  return { mean, theory, standardError, agrees: gap < 3 * standardError && gap < 0.03 * theory };
}
