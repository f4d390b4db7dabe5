import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Distribution,
  byMeanAndCv2,
  createSource,
  cv2,
  deterministic,
  discrete,
  exponential,
  gamma,
  lognormal,
  mean,
  sampleAt,
  samplerOf,
  uniform,
  uniformAt,
} from './index.ts';

const uint32 = fc.integer({ min: 0, max: 0xffffffff });
const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
const spread = fc.double({ min: 1e-3, max: 20, noNaN: true });
const weighted = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.nat(5)), { minLength: 1 });

const inverted: readonly fc.Arbitrary<Distribution>[] = [
  positive.map(exponential),
  fc.tuple(positive, spread).map(([m, c]) => lognormal(m, c)),
  fc.tuple(positive, positive).map(([low, width]) => uniform(low, low + width)),
  weighted.map((pairs) => {
    const sorted = pairs.toSorted((a, b) => a[0] - b[0]);
    return discrete(
      sorted.map(([value]) => value),
      sorted.map(([, weight]) => weight + 0.1),
    );
  }),
  positive.map(deterministic),
];
const any = fc.oneof(
  ...inverted,
  fc.tuple(positive, spread).map(([m, c]) => gamma(m, c)),
);

test('whatever its kind, a sample takes exactly one index: the draws after it do not move', () => {
  fc.assert(
    fc.property(uint32, fc.nat(1000), fc.array(any, { maxLength: 5 }), (seed, index, kinds) => {
      const source = createSource(seed, index);
      const samples = kinds.map((distribution) => source.sample(distribution));
      expect(samples).toEqual(kinds.map((kind, n) => sampleAt(kind, seed, index + n)));
      expect(source.index).toBe(index + kinds.length);
      expect(source.uniform()).toBe(uniformAt(seed, index + kinds.length));
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('a sample is finite, and of the same sign as all others of a positive distribution', () => {
  fc.assert(
    fc.property(any, uint32, uint32, (distribution, seed, index) => {
      fc.pre(distribution.kind !== 'discrete');
      const x = sampleAt(distribution, seed, index);
      expect(Number.isFinite(x) && x >= 0).toBe(true);
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test('all kinds but gamma grow with the uniform draw, so comparisons stay positively correlated', () => {
  fc.assert(
    fc.property(fc.oneof(...inverted), uint32, uint32, uint32, (kind, seed, a, b) => {
      const [lower, upper] = uniformAt(seed, a) <= uniformAt(seed, b) ? [a, b] : [b, a];
      expect(sampleAt(kind, seed, lower)).toBeLessThanOrEqual(sampleAt(kind, seed, upper));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test('a sampler draws what sampleAt draws, to the last bit', () => {
  fc.assert(
    fc.property(any, uint32, uint32, (distribution, seed, index) => {
      expect(samplerOf(distribution)(seed, index)).toBe(sampleAt(distribution, seed, index));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test('a distribution is plain data: it survives JSON, and samples scale with the mean', () => {
  fc.assert(
    fc.property(any, positive, spread, uint32, (distribution, m, c, seed) => {
      const copy = JSON.parse(JSON.stringify(distribution));
      expect(copy).toEqual(distribution);
      expect(sampleAt(copy, seed, 0)).toBe(sampleAt(distribution, seed, 0));
      expect(sampleAt(gamma(2 * m, c), seed, 0)).toBeCloseTo(2 * sampleAt(gamma(m, c), seed, 0), 6);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('byMeanAndCv2 has the mean and the variability asked for', () => {
  fc.assert(
    fc.property(positive, fc.oneof(spread, fc.constantFrom(0, 1)), (m, c) => {
      const distribution = byMeanAndCv2(m, c);
      expect([mean(distribution), cv2(distribution)]).toEqual([m, c]);
    }),
    { seed: 1, numRuns: 300 },
  );
});
