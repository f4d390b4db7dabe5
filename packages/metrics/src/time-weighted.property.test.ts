import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldAll } from './fold.ts';
import { timeWeighted } from './time-weighted.ts';

const change = fc.record({ atMs: fc.nat(200), level: fc.integer({ min: -50, max: 50 }) });
const changes = fc
  .array(change, { maxLength: 40 })
  .map((list) => [...list].sort((a, b) => a.atMs - b.atMs));

test('the mean is the integral, counted millisecond by millisecond, over the length', () => {
  fc.assert(
    fc.property(changes, fc.nat(100), fc.integer({ min: 1, max: 100 }), (list, initial, restMs) => {
      const endMs = (list.at(-1)?.atMs ?? 0) + restMs;
      let integral = 0;
      for (let ms = 0; ms < endMs; ms++)
        integral += list.findLast(({ atMs }) => atMs <= ms)?.level ?? initial;
      const value = foldAll(
        timeWeighted((entry: { atMs: number; level: number }) => entry.level, initial),
        list,
        endMs,
      );
      expect(value.mean).toBeCloseTo(integral / endMs, 10);
      expect(value.last).toBe(list.at(-1)?.level ?? initial);
      expect(value.max).toBe(Math.max(initial, ...list.map(({ level }) => level)));
      expect(value.min).toBe(Math.min(initial, ...list.map(({ level }) => level)));
    }),
    { seed: 1, numRuns: 200 },
  );
});
