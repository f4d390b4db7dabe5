import type { Distribution } from './distribution.ts';

/** The mean of a distribution, exact up to rounding. */
export function mean(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'deterministic':
      return distribution.value;
    case 'uniform':
      return (distribution.low + distribution.high) / 2;
    case 'discrete':
      return weighted(distribution.values, distribution.weights);
    default:
      return distribution.mean;
  }
}

/**
 * The squared coefficient of variation, variance over squared mean: 0 for a constant, 1 for an
 * exponential. Infinity for a spread about a mean of 0.
 */
export function cv2(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'deterministic':
      return 0;
    case 'exponential':
      return 1;
    case 'uniform':
      return ratio(square(distribution.high - distribution.low) / 12, mean(distribution));
    case 'discrete':
      return ratio(spread(distribution.values, distribution.weights), mean(distribution));
    default:
      return distribution.cv2;
  }
}

function ratio(variance: number, mean: number): number {
  return variance === 0 ? 0 : variance / square(mean);
}

function spread(values: readonly number[], weights: readonly number[]): number {
  const centre = weighted(values, weights);
  return weighted(
    values.map((value) => square(value - centre)),
    weights,
  );
}

function weighted(values: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  let total = 0;
  for (const [at, weight] of weights.entries()) {
    sum += (values[at] ?? 0) * weight;
    total += weight;
  }
  return sum / total;
}

function square(value: number): number {
  return value * value;
}
