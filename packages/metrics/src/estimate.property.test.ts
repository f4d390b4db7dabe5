import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimate } from './estimate.ts';
import { pairedDifference } from './paired-difference.ts';

const runs = { seed: 1, numRuns: 200 };
const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 });

describe('an estimate', () => {
  test('does not depend on the order of the replications', () => {
    fc.assert(
      fc.property(values, (list) => {
        const [a, b] = [estimate(list), estimate(list.toReversed())];
        expect(a.mean).toBeCloseTo(b.mean, 8);
        expect(a.halfWidth!).toBeCloseTo(b.halfWidth!, 8);
      }),
      runs,
    );
  });

  test('moves with a shift and stretches with a scale', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: -9, max: 9 }),
        (list, shift, scale) => {
          const before = estimate(list);
          const after = estimate(list.map((value) => value * scale + shift));
          expect(after.mean).toBeCloseTo(before.mean * scale + shift, 8);
          expect(after.halfWidth!).toBeCloseTo(before.halfWidth! * Math.abs(scale), 8);
          expect(after.standardDeviation!).toBeCloseTo(
            before.standardDeviation! * Math.abs(scale),
            8,
          );
        },
      ),
      runs,
    );
  });

  test('has its mean between the extremes', () => {
    fc.assert(
      fc.property(values, (list) => {
        const { mean } = estimate(list);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...list));
        expect(mean).toBeLessThanOrEqual(Math.max(...list));
      }),
      runs,
    );
  });

  test('narrows when the same replications come twice', () => {
    fc.assert(
      fc.property(values, (list) => {
        expect(estimate([...list, ...list]).halfWidth!).toBeLessThanOrEqual(
          estimate(list).halfWidth!,
        );
      }),
      runs,
    );
  });
});

test('a difference the other way round is the opposite, as wide', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 2 }), (pairs) => {
      const a = pairs.map(([x]) => x);
      const b = pairs.map(([, y]) => y);
      const [there, back] = [pairedDifference(a, b), pairedDifference(b, a)];
      expect(there.mean).toBe(-back.mean + 0);
      expect(there.halfWidth).toBe(back.halfWidth);
    }),
    runs,
  );
});
