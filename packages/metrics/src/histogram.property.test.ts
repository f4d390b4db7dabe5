import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHistogram, type HistogramData, histogramFrom } from './histogram.ts';
import { mergeHistograms } from './merge-histograms.ts';

const runs = { seed: 1, numRuns: 200 };
const value = fc.oneof(
  fc.nat(10_000),
  fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
  fc.constantFrom(0, 1),
);
const values = fc.array(value, { maxLength: 60 });

const dataOf = (list: readonly number[]): HistogramData => {
  const histogram = createHistogram();
  for (const entry of list) histogram.record(entry);
  return histogram.toJSON();
};

/** All but the sum, which as any sum of floats depends on the order in its last digits. */
const { sum: _, ...exact } = dataOf([]);
const parts = (data: HistogramData): typeof exact => {
  const { sum: _sum, ...rest } = data;
  return rest;
};

describe('merging', () => {
  test('merged parts are what one histogram of all values is', () => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 5 }), (lists) => {
        const merged = mergeHistograms(lists.map(dataOf));
        const whole = dataOf(lists.flat());
        expect(parts(merged)).toEqual(parts(whole));
        expect(merged.sum).toBeCloseTo(whole.sum, -Math.log10(whole.sum * 1e-12 + 1e-300));
      }),
      runs,
    );
  });

  test('is commutative and associative, and the empty histogram is its identity', () => {
    fc.assert(
      fc.property(values, values, values, (x, y, z) => {
        const [a, b, c] = [dataOf(x), dataOf(y), dataOf(z)];
        const merge = (...list: HistogramData[]) => mergeHistograms(list);
        expect(parts(merge(a, b))).toEqual(parts(merge(b, a)));
        expect(parts(merge(merge(a, b), c))).toEqual(parts(merge(a, merge(b, c))));
        expect(merge(a, dataOf([]))).toEqual(a);
        expect(merge(dataOf([]), a)).toEqual(a);
      }),
      runs,
    );
  });
});

test('every quantile is within one per cent of the value of its rank', () => {
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (list, q) => {
        const sorted = [...list].sort((a, b) => a - b);
        const truth = sorted[Math.floor(q * (list.length - 1))]!;
        const found = histogramFrom(dataOf(list)).quantile(q)!;
        expect(Math.abs(found - truth)).toBeLessThanOrEqual(truth * 0.01 * (1 + 1e-9));
      },
    ),
    runs,
  );
});

test('quantiles rise with q', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1 }), (list) => {
      const histogram = histogramFrom(dataOf(list));
      const found = [0, 0.25, 0.5, 0.9, 1].map((q) => histogram.quantile(q)!);
      expect(found).toEqual([...found].sort((a, b) => a - b));
    }),
    runs,
  );
});
