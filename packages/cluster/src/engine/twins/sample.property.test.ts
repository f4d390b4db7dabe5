import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleTwins } from './sample.ts';

const sizes = fc.array(fc.nat(300), { minLength: 1, maxLength: 6 });
const seed = fc.nat(0xffff_ffff);

test('so many different clients as were asked for, in order, or all there are', () => {
  fc.assert(
    fc.property(sizes, fc.nat(400), seed, (cohortSizes, count, seed) => {
      const total = cohortSizes.reduce((sum, size) => sum + size, 0);
      const sample = sampleTwins(cohortSizes, count, seed);
      expect(sample).toHaveLength(Math.min(count, total));
      expect(new Set(sample).size).toBe(sample.length);
      expect(sample).toEqual(sample.toSorted((a, b) => a - b));
      expect(sample.every((client) => client >= 0 && client < total)).toBe(true);
    }),
    { seed: 1 },
  );
});

test('every cohort that has clients has twins, as soon as there are enough for each', () => {
  fc.assert(
    fc.property(sizes, fc.nat(50), seed, (cohortSizes, more, seed) => {
      const sample = sampleTwins(cohortSizes, cohortSizes.length + more, seed);
      let first = 0;
      for (const size of cohortSizes) {
        const own = sample.filter((client) => client >= first && client < first + size);
        expect(own.length > 0).toBe(size > 0);
        first += size;
      }
    }),
    { seed: 1 },
  );
});

test('one seed is one sample, another seed another one', () => {
  expect(sampleTwins([1000], 20, 7)).toEqual(sampleTwins([1000], 20, 7));
  expect(sampleTwins([1000], 20, 8)).not.toEqual(sampleTwins([1000], 20, 7));
});
