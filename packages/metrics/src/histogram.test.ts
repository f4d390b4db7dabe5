import { describe, expect, test } from 'vitest';
import { foldAll } from './fold.ts';
import { createHistogram, histogramFrom } from './histogram.ts';
import { histogramOf, quantilesOf } from './histogram-fold.ts';
import { mergeHistograms } from './merge-histograms.ts';

const recorded = (...values: number[]) => {
  const histogram = createHistogram();
  for (const value of values) histogram.record(value);
  return histogram;
};

describe('Histogram', () => {
  test('counts and sums exactly, and keeps the exact extremes', () => {
    const { count, sum, mean, min, max } = recorded(3, 0, 7.25);
    expect({ count, sum, mean, min, max }).toEqual({
      count: 3,
      sum: 10.25,
      mean: 10.25 / 3,
      min: 0,
      max: 7.25,
    });
  });

  test('an empty one has no mean, extremes or quantiles', () => {
    const { count, sum, mean, min, max } = createHistogram();
    expect({ count, sum, mean, min, max }).toEqual({
      count: 0,
      sum: 0,
      mean: null,
      min: null,
      max: null,
    });
    expect(createHistogram().quantile(0.5)).toBeNull();
  });

  test('a quantile is never outside of what was recorded', () => {
    const histogram = recorded(101);
    expect([0, 0.5, 1].map((q) => histogram.quantile(q))).toEqual([101, 101, 101]);
  });

  test('the extremes are exact quantiles', () => {
    for (let least = 1; least < 40; least++) {
      const histogram = recorded(least + 40, least, least + 20);
      expect([histogram.quantile(0), histogram.quantile(1)]).toEqual([least, least + 40]);
    }
  });

  test('zero is a value like any other', () => {
    const histogram = recorded(0, 0, 0, 50);
    expect(histogram.quantile(0.5)).toBe(0);
    expect(histogram.quantile(1)).toBe(50);
  });

  test('values over 600 orders of magnitude fit', () => {
    const histogram = recorded(1e-300, 1, 1e300);
    expect(histogram.quantile(0)).toBeCloseTo(1e-300, 302);
    expect(histogram.quantile(0.5)).toBeCloseTo(1, 1);
    expect(histogram.quantile(1)! / 1e300).toBeCloseTo(1, 1);
  });

  test('survives JSON whole', () => {
    const histogram = recorded(0, 0.3, 12, 12, 8000);
    const copy = histogramFrom(JSON.parse(JSON.stringify(histogram)));
    expect(copy.toJSON()).toEqual(histogram.toJSON());
    expect(histogramFrom(createHistogram().toJSON()).toJSON()).toEqual(createHistogram().toJSON());
  });

  test.each([-1, Number.NaN, Infinity])(
    '%d is refused: the sketch would go wrong without a word',
    (value) => {
      expect(() => createHistogram().record(value)).toThrow(
        `a value of the histogram is ${value}: give a finite number of at least 0`,
      );
    },
  );

  test('a quantile outside of 0..1 and an accuracy outside of ]0, 1[ are refused', () => {
    expect(() => recorded(1).quantile(50)).toThrow('q is 50: give a number from 0 to 1');
    for (const relativeAccuracy of [0, 1, Number.NaN])
      expect(() => createHistogram({ relativeAccuracy })).toThrow('relativeAccuracy is');
  });
});

describe('merging', () => {
  test('finds the value 1 again, whose bucket the sketch of the library loses', () => {
    // DDSketch.merge of sketches-js 2.1.1 gives 0.2 as the maximum's quantile here, and NaN in its buckets.
    const merged = mergeHistograms([recorded(0.01).toJSON(), recorded(0.2, 1).toJSON()]);
    expect(histogramFrom(merged).quantile(1)).toBe(1);
    expect(histogramFrom(merged).quantile(0.5)).toBeCloseTo(0.2, 2);
    expect(merged.buckets.map(([, count]) => count)).toEqual([1, 1, 1]);
  });

  test('of nothing is an empty histogram', () => {
    expect(mergeHistograms([])).toEqual(createHistogram().toJSON());
  });

  test('leaves its parts as they were', () => {
    const part = recorded(5).toJSON();
    mergeHistograms([part, recorded(7).toJSON()]);
    expect(part).toEqual(recorded(5).toJSON());
  });

  test('of different accuracies is refused', () => {
    const coarse = createHistogram({ relativeAccuracy: 0.05 }).toJSON();
    expect(() => mergeHistograms([coarse, recorded(1).toJSON()])).toThrow(
      'relativeAccuracy is 0.01 and 0.05: merge histograms of one accuracy',
    );
  });
});

describe('as folds', () => {
  const tookMs = (record: { tookMs?: number }) => record.tookMs;
  const records = [{ tookMs: 4 }, {}, { tookMs: 4 }, { tookMs: 4 }];

  test('each quantile is that of its name', () => {
    // A share of 1/x lies above x.
    const count = 100_000;
    const steep = Array.from({ length: count }, (_, i) => ({ tookMs: count / (i + 0.5) }));
    const { p50, p90, p99, p999 } = foldAll(quantilesOf(tookMs), steep, 0);
    expect(
      [p50! / 2, p90! / 10, p99! / 100, p999! / 1000].map((ratio) => ratio.toFixed(1)),
    ).toEqual(['1.0', '1.0', '1.0', '1.0']);
  });

  test('quantilesOf gives the usual quantiles', () => {
    const four = { count: 3, mean: 4, min: 4, max: 4, p50: 4, p90: 4, p99: 4, p999: 4 };
    expect(foldAll(quantilesOf(tookMs), records, 0)).toEqual(four);
    expect(foldAll(quantilesOf(tookMs), [], 0)).toMatchObject({ count: 0, p50: null, p999: null });
  });

  test('histogramOf gives the whole, plain', () => {
    const value = foldAll(histogramOf(tookMs), records, 0);
    expect(value).toEqual(recorded(4, 4, 4).toJSON());
    expect(JSON.parse(JSON.stringify(value))).toEqual(value);
  });

  test('a wrong accuracy is told when the fold is made', () => {
    expect(() => quantilesOf(tookMs, { relativeAccuracy: 2 })).toThrow('relativeAccuracy is 2');
  });
});
