import jstat from 'jstat';
import { describe, expect, test } from 'vitest';
import {
  type Distribution,
  cv2,
  deterministic,
  discrete,
  exponential,
  gamma,
  lognormal,
  mean,
  sampleAt,
  streamSeed,
  uniform,
} from './index.ts';
import { chiSquareP, correlation, kolmogorovSmirnov, moments } from './testing/statistics.ts';

const N = 100_000;
const sample = (distribution: Distribution, seed: number): number[] =>
  Array.from({ length: N }, (_, index) => sampleAt(distribution, seed, index));

const gammaCdf = (mean: number, cv2: number) => (x: number) =>
  jstat.gamma.cdf(x, 1 / cv2, mean * cv2);
const lognormalCdf = (mean: number, cv2: number) => (x: number) => {
  const variance = Math.log(1 + cv2);
  return jstat.lognormal.cdf(x, Math.log(mean) - variance / 2, Math.sqrt(variance));
};

const continuous: readonly (readonly [string, Distribution, (x: number) => number])[] = [
  ['exponential', exponential(100), (x) => 1 - Math.exp(-x / 100)],
  ['uniform', uniform(-2, 6), (x) => (x + 2) / 8],
  ['lognormal, narrow', lognormal(100, 0.1), lognormalCdf(100, 0.1)],
  ['lognormal, wide', lognormal(100, 2), lognormalCdf(100, 2)],
  ['gamma, narrow', gamma(100, 0.01), gammaCdf(100, 0.01)],
  ['gamma, of shape 2', gamma(100, 0.5), gammaCdf(100, 0.5)],
  ['gamma, of shape 1: exponential', gamma(100, 1), (x) => 1 - Math.exp(-x / 100)],
  ['gamma, of shape below 1', gamma(100, 4), gammaCdf(100, 4)],
];

describe.each(continuous)('%s', (name, distribution, cdf) => {
  const xs = sample(distribution, streamSeed(2015, name));

  test('has its mean and its squared coefficient of variation', () => {
    const found = moments(xs);
    const variance = cv2(distribution) * mean(distribution) ** 2;
    expect(Math.abs(found.mean - mean(distribution)) / Math.sqrt(variance / N)).toBeLessThan(4);
    // The standard error of a variance, with the fourth moment from the sample itself.
    const fourth = moments(xs.map((x) => (x - found.mean) ** 2)).variance;
    expect(Math.abs(found.variance - variance) / Math.sqrt(fourth / N)).toBeLessThan(4);
  });

  test('follows its distribution function', () => {
    // Exceeded by chance once in a thousand; the seed is fixed.
    expect(kolmogorovSmirnov(xs.slice(0, 40_000), cdf)).toBeLessThan(1.95);
  });

  test('has no serial correlation', () => {
    const uniforms = xs.slice(0, 40_000).map(cdf);
    const r = correlation(uniforms.slice(1), uniforms.slice(0, -1));
    expect(Math.abs(r) * Math.sqrt(40_000)).toBeLessThan(4);
  });
});

test('the comparison of distributions would have seen a gamma in place of a lognormal', () => {
  expect(kolmogorovSmirnov(sample(gamma(100, 0.1), 1), lognormalCdf(100, 0.1))).toBeGreaterThan(3);
});

test('discrete: each value as often as its weight says, and never one without weight', () => {
  const xs = sample(discrete([10, 20, 30, 40], [1, 0, 2, 5]), 3);
  const counts = [10, 20, 30, 40].map((value) => xs.filter((x) => x === value).length);
  expect(counts[1]).toBe(0);
  // Eight buckets of equal chance: one for the first value, two and five for the others.
  const buckets = [counts[0]!, counts[2]! / 2, counts[2]! / 2, ...Array(5).fill(counts[3]! / 5)];
  expect(chiSquareP(buckets)).toBeGreaterThan(0.001);
});

test('deterministic: always its value', () => {
  expect(new Set(sample(deterministic(12.5), 1))).toEqual(new Set([12.5]));
});
