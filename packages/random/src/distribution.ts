import { checkAtLeastZero, checkFinite, checkPositive, checkSpread } from './checks.ts';

/** A distribution is plain data: it can be written to JSON, compared and sent to a worker. */
export type Distribution =
  | { readonly kind: 'deterministic'; readonly value: number }
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'lognormal'; readonly mean: number; readonly cv2: number }
  | { readonly kind: 'gamma'; readonly mean: number; readonly cv2: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | {
      readonly kind: 'discrete';
      readonly values: readonly number[];
      readonly weights: readonly number[];
    };

/** Always `value`. Throws RangeError unless it is finite. */
export function deterministic(value: number): Distribution {
  checkFinite('value', value);
  return { kind: 'deterministic', value };
}

/** Exponential with the given mean. Throws RangeError unless that is finite and above 0. */
export function exponential(mean: number): Distribution {
  checkPositive('mean', mean);
  return { kind: 'exponential', mean };
}

/**
 * Log-normal by the mean and squared coefficient of variation of the value itself, not of its logarithm.
 * Throws RangeError unless both are finite and above 0.
 */
export function lognormal(mean: number, cv2: number): Distribution {
  checkPositive('mean', mean);
  checkSpread(cv2);
  return { kind: 'lognormal', mean, cv2 };
}

/**
 * Gamma by mean and squared coefficient of variation: shape 1/cv2, scale mean·cv2.
 * Throws RangeError unless both are finite and above 0.
 */
export function gamma(mean: number, cv2: number): Distribution {
  checkPositive('mean', mean);
  checkSpread(cv2);
  return { kind: 'gamma', mean, cv2 };
}

/** Uniform between `low` and `high`. Throws RangeError unless both are finite and in order. */
export function uniform(low: number, high: number): Distribution {
  checkFinite('low', low);
  checkFinite('high', high);
  if (low <= high) return { kind: 'uniform', low, high };
  throw new RangeError(`low is ${low}, high is ${high}: give low first, at most high`);
}

/**
 * One of `values`, each as often as its weight says; the weights need not add up to 1.
 * Throws RangeError unless there are as many weights as values, none negative and one above 0.
 */
export function discrete(values: readonly number[], weights: readonly number[]): Distribution {
  if (values.length === 0 || values.length !== weights.length) {
    throw new RangeError(
      `${values.length} values and ${weights.length} weights: give at least one value, a weight for each`,
    );
  }
  for (const value of values) checkFinite('value', value);
  for (const weight of weights) checkAtLeastZero('weight', weight);
  checkPositive(
    'sum of weights',
    weights.reduce((sum, weight) => sum + weight, 0),
  );
  return { kind: 'discrete', values: [...values], weights: [...weights] };
}

/**
 * The usual choice for a duration of which only mean and variability are known: constant for cv2 = 0,
 * exponential for 1, else gamma. A mean of 0 is the constant 0.
 * Throws RangeError when either is negative, NaN or not finite.
 */
export function byMeanAndCv2(mean: number, cv2: number): Distribution {
  checkAtLeastZero('mean', mean);
  checkAtLeastZero('cv2', cv2);
  if (mean === 0 || cv2 === 0) return deterministic(mean);
  return cv2 === 1 ? exponential(mean) : gamma(mean, cv2);
}
