import type { Distribution } from './distribution.ts';
import { uniformAt } from './draw.ts';
import { gammaAt, gammaSampler } from './gamma.ts';
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
      return exponentialOf(distribution.mean, uniformAt(seed, index));
    case 'lognormal': {
      const variance = Math.log1p(distribution.cv2);
      return lognormalOf(distribution.mean, Math.sqrt(variance), variance, uniformAt(seed, index));
    }
    case 'gamma':
      return gammaAt(1 / distribution.cv2, seed, index) * distribution.mean * distribution.cv2;
    case 'uniform':
      return distribution.low + (distribution.high - distribution.low) * uniformAt(seed, index);
    default:
      return discreteOf(distribution.values, distribution.weights, uniformAt(seed, index));
  }
}

/** A distribution's samples as a function of stream and index. */
export type Sampler = (seed: number, index: number) => number;

/**
 * `sampleAt` for one distribution, to the same bits: what depends on the distribution alone is worked out once and not
 * for each sample. For those who draw often.
 */
export function samplerOf(distribution: Distribution): Sampler {
  switch (distribution.kind) {
    case 'exponential': {
      const { mean } = distribution;
      return (seed, index) => exponentialOf(mean, uniformAt(seed, index));
    }
    case 'lognormal': {
      const { mean } = distribution;
      const variance = Math.log1p(distribution.cv2);
      const deviation = Math.sqrt(variance);
      return (seed, index) => lognormalOf(mean, deviation, variance, uniformAt(seed, index));
    }
    case 'gamma': {
      const { mean, cv2 } = distribution;
      const sample = gammaSampler(1 / cv2);
      return (seed, index) => sample(seed, index) * mean * cv2;
    }
    default:
      return (seed, index) => sampleAt(distribution, seed, index);
  }
}

function exponentialOf(mean: number, u: number): number {
  return -mean * Math.log(1 - u);
}

/** With variance s of the logarithm, ln(1 + cv2), the logarithm's mean is ln(mean) - s/2. */
function lognormalOf(mean: number, deviation: number, variance: number, u: number): number {
  return mean * Math.exp(deviation * normalQuantile(u) - variance / 2);
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
