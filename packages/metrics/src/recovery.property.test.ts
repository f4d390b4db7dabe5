import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { recovery } from './recovery.ts';

const floor = 90;
const after = fc.array(fc.integer({ min: 80, max: 110 }), { maxLength: 30 });
const judge = (values: readonly number[], holdMs: number) =>
  recovery(
    [100, ...values].map((value, i) => ({ atMs: i * 1000, value })),
    { baselineFromMs: -1, baselineToMs: 0, triggerMs: 0, tolerance: 0.1, holdMs, horizonMs: 1e9 },
  );

test('a verdict means what it says', () => {
  fc.assert(
    fc.property(after, fc.integer({ min: 0, max: 10 }), (values, hold) => {
      const { verdict, recoveredAtMs, leftBandAtMs, worst } = judge(values, hold * 1000);
      const outside = values.map((value) => value < floor);
      expect(verdict === 'stable').toBe(!outside.includes(true));
      expect(leftBandAtMs).toBe(verdict === 'stable' ? null : (outside.indexOf(true) + 1) * 1000);
      expect(worst).toBe(values.length > 0 ? Math.min(...values) : 100);
      if (verdict !== 'recovered') return;
      const back = recoveredAtMs! / 1000 - 1;
      expect(outside.slice(back)).not.toContain(true); // stays to the end
      expect(outside[back - 1]).toBe(true); // was outside right before
      expect(values.length - 1 - back).toBeGreaterThanOrEqual(hold);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('whatever recovers with a long hold also recovers with a short one, at the same moment', () => {
  fc.assert(
    fc.property(after, fc.integer({ min: 1, max: 10 }), (values, hold) => {
      const long = judge(values, hold * 1000);
      fc.pre(long.verdict === 'recovered');
      expect(judge(values, (hold - 1) * 1000)).toEqual(long);
    }),
    { seed: 1, numRuns: 200 },
  );
});
