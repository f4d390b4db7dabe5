import type { Distribution } from './distribution.ts';
import { uniformAt } from './draw.ts';
import { gammaAt } from './gamma.ts';
import { normalQuantile } from './normal-quantile.ts';

/**
 * Sample number `index` of the stream `seed`. Whatever the distribution, a sample takes exactly one
 * index, so changing one distribution leaves all other draws where they were (common random numbers).
 * All kinds but gamma invert their distribution function and grow with the uniform draw of that index.
 */
export function sampleAt(distribution: Distribution, seed: number, index: number): number {
  switch (distribution.kind) {
    case 'deterministic':
      return distribution.value;
    case 'exponential':
      return -distribution.mean * Math.log(1 - uniformAt(seed, index));
    case 'lognormal':
      return lognormalOf(distribution.mean, distribution.cv2, uniformAt(seed, index));
    case 'gamma':
      return gammaAt(1 / distribution.cv2, seed, index) * distribution.mean * distribution.cv2;
    case 'uniform':
      return distribution.low + (distribution.high - distribution.low) * uniformAt(seed, index);
    default:
      return discreteOf(distribution.values, distribution.weights, uniformAt(seed, index));
  }
}

/** With variance s of the logarithm, ln(1 + cv2), the logarithm's mean is ln(mean) - s/2. */
function lognormalOf(mean: number, cv2: number, u: number): number {
  const variance = Math.log1p(cv2);
  return mean * Math.exp(Math.sqrt(variance) * normalQuantile(u) - variance / 2);
}

function discreteOf(values: readonly number[], weights: readonly number[], u: number): number {
  let rest = u * weights.reduce((sum, weight) => sum + weight, 0);
  let last = 0;
  for (let at = 0; at < weights.length; at += 1) {
    const weight = weights[at] ?? 0;
    if (weight === 0) continue;
    last = values[at] ?? 0;
    if (rest < weight) return last;
    rest -= weight;
  }
  // Rounding of the sums may leave a crumb: it belongs to the last value that has weight.
  return last;
}
