import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepExtremes } from './thin.ts';

const seriesAndLimit = fc.tuple(
  fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 2000 }),
  fc.integer({ min: 4, max: 300 }),
);

it('keeps the ends, the least and the greatest value, in order, within the limit', () => {
  fc.assert(
    fc.property(seriesAndLimit, ([values, limit]) => {
      const kept = keepExtremes(values, limit);
      const drawn = kept.map((i) => values[i] ?? NaN);
      expect(kept.length).toBeLessThanOrEqual(Math.min(limit, values.length));
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      expect([kept[0], kept.at(-1)]).toEqual([0, values.length - 1]);
      expect(Math.max(...drawn)).toBe(Math.max(...values));
      expect(Math.min(...drawn)).toBe(Math.min(...values));
    }),
    { seed: 1, numRuns: 300 },
  );
});

it('draws a short series whole', () => {
  expect(keepExtremes([3, 1, 2], 240)).toEqual([0, 1, 2]);
});
