import { checkFinite, checkShare } from './check.ts';
import { moments } from './moments.ts';
import { studentT } from './student-t.ts';

/** A mean over independent replications and how far to trust it. Plain JSON. */
export interface Estimate {
  readonly mean: number;
  /** The true mean lies within mean ± halfWidth with chance `confidence`; null when one value says nothing about it. */
  readonly halfWidth: number | null;
  /** Of a single replication, by n - 1; null for one value. */
  readonly standardDeviation: number | null;
  readonly count: number;
  readonly confidence: number;
}

export interface EstimateOptions {
  /** Strictly between 0 and 1; 0.95 when not given. */
  readonly confidence?: number;
}

/**
 * Student-t interval over replications: mean ± t(n - 1) · s / √n, exact when the values are normal and independent.
 * Values of one run over time are not independent: replicate instead.
 *
 * @throws RangeError when there is no value, or one is not finite
 */
export function estimate(
  values: readonly number[],
  { confidence = 0.95 }: EstimateOptions = {},
): Estimate {
  checkShare('confidence', confidence);
  if (values.length === 0)
    throw new RangeError('values is empty: give the values of at least one replication');
  values.forEach((value, i) => checkFinite(`values[${i}]`, value));
  const count = values.length;
  const { mean, squares } = moments(values);
  if (count === 1) return { mean, halfWidth: null, standardDeviation: null, count, confidence };
  const standardDeviation = Math.sqrt(squares / (count - 1));
  const halfWidth = (studentT(confidence, count - 1) * standardDeviation) / Math.sqrt(count);
  return { mean, halfWidth, standardDeviation, count, confidence };
}
