import { describe, expect, test } from 'vitest';
import { estimate } from './estimate.ts';
import { pairedDifference } from './paired-difference.ts';

describe('estimate', () => {
  test('is the mean with a Student-t interval over replications', () => {
    // s = √(10 / 4), t(4) = 2.776: half width 2.776 · s / √5
    const result = estimate([1, 2, 3, 4, 5]);
    expect(result).toMatchObject({ mean: 3, count: 5, confidence: 0.95 });
    expect(result.standardDeviation).toBeCloseTo(Math.sqrt(2.5), 12);
    expect(result.halfWidth).toBeCloseTo((2.7764451 * Math.sqrt(2.5)) / Math.sqrt(5), 6);
  });

  test('more confidence takes a wider interval', () => {
    const values = [8, 11, 9, 12];
    expect(estimate(values, { confidence: 0.99 }).halfWidth!).toBeGreaterThan(
      estimate(values).halfWidth!,
    );
  });

  test('a single run has a mean and says nothing of its error', () => {
    expect(estimate([7])).toEqual({
      mean: 7,
      halfWidth: null,
      standardDeviation: null,
      count: 1,
      confidence: 0.95,
    });
  });

  test('equal values have an interval of no width', () => {
    expect(estimate([4, 4, 4])).toMatchObject({ mean: 4, halfWidth: 0, standardDeviation: 0 });
  });

  test('keeps its digits when the mean is large beside the spread', () => {
    expect(estimate([1e9 + 1, 1e9 + 2, 1e9 + 3]).standardDeviation).toBe(1);
  });

  test('survives JSON', () => {
    for (const values of [[1], [1, 2, 4]])
      expect(JSON.parse(JSON.stringify(estimate(values)))).toEqual(estimate(values));
  });

  test('no values, values that are not numbers and no confidence are refused', () => {
    expect(() => estimate([])).toThrow(
      'values is empty: give the values of at least one replication',
    );
    expect(() => estimate([1, Infinity])).toThrow('values[1] is Infinity: give a finite number');
    expect(() => estimate([1], { confidence: 1 })).toThrow('confidence is 1');
  });
});

describe('pairedDifference', () => {
  test('is the estimate of the differences, pair by pair', () => {
    expect(pairedDifference([5, 8, 9], [4, 6, 6])).toEqual(estimate([1, 2, 3]));
    expect(pairedDifference([5, 8], [4, 6], { confidence: 0.9 }).confidence).toBe(0.9);
  });

  test('what is alike in both runs of a pair does not widen it', () => {
    const luck = [100, 900, 20, 500];
    const difference = pairedDifference(
      luck.map((value) => value + 3),
      luck,
    );
    expect(difference).toMatchObject({ mean: 3, halfWidth: 0 });
  });

  test('unlike numbers of replications are refused', () => {
    expect(() => pairedDifference([1, 2], [1])).toThrow(
      'a has 2 values and b 1: pair the same replications of both',
    );
  });
});
