import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mser5 } from './mser5.ts';

/** The rule as it is written: for every cut anew the mean and the squares of what is kept. */
function byDefinition(values: readonly number[]): number | null {
  const batches = [];
  for (let i = 0; i + 5 <= values.length; i += 5)
    batches.push(values.slice(i, i + 5).reduce((sum, value) => sum + value, 0) / 5);
  const k = batches.length;
  if (k < 10) return null;
  const scores = [];
  for (let d = 0; d <= k - 5; d++) {
    const kept = batches.slice(d);
    const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length;
    scores.push(kept.reduce((sum, value) => sum + (value - mean) ** 2, 0) / kept.length ** 2);
  }
  const d = scores.indexOf(Math.min(...scores));
  return d > k / 2 ? null : d * 5;
}

describe('mser5', () => {
  test('cuts where a step ends', () => {
    const values = Array.from({ length: 200 }, (_, i) => (i < 40 ? 100 : 10 + (i % 3)));
    expect(mser5(values)).toBe(40);
  });

  test('of a series that is steady from the beginning nothing is cut', () => {
    expect(mser5(Array.from({ length: 100 }, () => 7))).toBe(0);
    expect(mser5(Array.from({ length: 100 }, (_, i) => i % 5))).toBe(0);
  });

  test('cuts a decay when it has sunk into the noise', () => {
    const values = Array.from(
      { length: 500 },
      (_, i) => 50 + 100 * Math.exp(-i / 20) + 5 * Math.sin(i * 1.7) + 3 * Math.cos(i * 0.13),
    );
    const cut = mser5(values)!;
    expect(cut).toBeGreaterThanOrEqual(40);
    expect(cut).toBeLessThanOrEqual(150);
  });

  test('a series that never settles has no answer', () => {
    expect(mser5(Array.from({ length: 100 }, (_, i) => i * i))).toBeNull();
  });

  test('fewer than fifty values have no answer; a rest of fewer than five is not looked at', () => {
    const values = Array.from({ length: 49 }, () => 1);
    expect(mser5(values)).toBeNull();
    expect(mser5([])).toBeNull();
    expect(mser5([...values, 1])).toBe(0);
    expect(mser5([...values, 1, 9e9])).toBe(0);
  });

  test('a value that is not a number is told', () => {
    expect(() => mser5([1, Number.NaN])).toThrow('values[1] is NaN: give a finite number');
  });

  test('in one pass it finds what the definition finds', () => {
    // Doubles of any kind, so that no two cuts score the same but for the last digit.
    const series = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), {
      minLength: 40,
      maxLength: 200,
    });
    fc.assert(
      fc.property(series, (values) => {
        expect(mser5(values)).toBe(byDefinition(values));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
