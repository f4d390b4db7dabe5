import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportion, createPopulation } from './population.ts';
import { smallSpec } from './testing/small-spec.ts';

const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 });

test('the parts sum to the whole and none is a client or more off its share', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000 }), weights, (total, parts) => {
      const sum = parts.reduce((a, b) => a + b, 0);
      fc.pre(sum > 0);
      const shares = parts.map((part) => part / sum);
      const whole = apportion(total, shares);
      expect(whole.reduce((a, b) => a + b, 0)).toBe(total);
      whole.forEach((count, i) => expect(Math.abs(count - shares[i]! * total)).toBeLessThan(1));
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('every client is in one cohort and one cell, and the sizes count them', () => {
  const cells = ['a', 'b', 'c'];
  const arrangement = fc.record({
    clients: fc.integer({ min: 1, max: 500 }),
    parts: fc.array(fc.record({ weight: fc.nat(9), cells: fc.subarray(cells, { minLength: 1 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
  });
  const base = smallSpec({ cells });
  const [cohort] = Object.values(base.cohorts);
  fc.assert(
    fc.property(arrangement, ({ clients, parts }) => {
      const sum = parts.reduce((total, { weight }) => total + weight, 0);
      fc.pre(sum > 0);
      const cohorts = Object.fromEntries(
        parts.map((part, i) => [
          `cohort${i}`,
          { ...cohort!, share: part.weight / sum, cells: part.cells },
        ]),
      );
      const population = createPopulation({ ...base, clients, cohorts });
      const counted = (of: Uint16Array, names: readonly unknown[]) =>
        names.map((_, i) => of.filter((value) => value === i).length);
      expect(counted(population.cohortOf, parts)).toEqual(population.cohortSizes);
      expect(counted(population.cellOf, cells)).toEqual(population.cellSizes);
      population.cellOf.forEach((cell, client) =>
        expect(parts[population.cohortOf[client]!]!.cells).toContain(cells[cell]),
      );
    }),
    { seed: 1, numRuns: 100 },
  );
});
