import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchShedding } from './least-shedding.ts';

test('it finds the least share to an eighth of what is let in, and tries no share twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ min: 0, max: 1 - 1 / 64, noNaN: true }), { minLength: 1, maxLength: 3 }),
      async (shares) => {
        const tried: number[] = [];
        const { least, tooLittle, trials } = await searchShedding(async (share) => {
          tried.push(share);
          return shares.map((enough) => share >= enough);
        }, shares.length);
        const enough = Math.max(...shares);
        expect(least).toBeGreaterThanOrEqual(enough);
        expect(tooLittle ?? -1).toBeLessThan(enough);
        expect(tooLittle === null).toBe(enough === 0);
        expect(least! - (tooLittle ?? 0)).toBeLessThanOrEqual((1 - (tooLittle ?? 0)) / 8);
        expect(new Set(tried).size).toBe(tried.length);
        expect(trials.map(({ value }) => value)).toEqual(tried);
      },
    ),
  );
});
