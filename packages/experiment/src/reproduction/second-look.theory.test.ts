/**
 * The rule of the second look, on normal figures of known truth. One look at 20 replications takes 7 of 1,000 true figures for
 * false (Student's t with 19 degrees of freedom beyond three); of those the second look, at 80 fresh ones, takes 4 of 1,000. What
 * is really off by d standard errors is off by 2d in the second look, so that whatever the first look sees stays seen.
 */
import { normalAt } from '@squall/random';
import { expect, test } from 'vitest';
import { reproduceInline } from '../testing/reproduce-inline.ts';
import { defineReproduction } from './define-reproduction.ts';

const replications = 20;

/** Many rows whose truth is `offBy` standard errors of the first look away from what is said of them. */
const normals = (rows: number, offBy: number) =>
  defineReproduction({
    name: 'normals',
    title: 'Normal figures',
    source: 'The normal distribution.',
    setUp: ['One draw.'],
    tolerance: 'Three standard errors.',
    parameters: {
      row: { about: 'Row', default: 0, atLeast: 0, atMost: 100_000, whole: true },
    },
    figures: { draw: 'a draw' },
    rows: Array.from({ length: rows }, (_, row) => ({ parameters: { row }, published: [] })),
    closedForms: () => [{ figure: 'draw', mean: 0 }],
    claims: [],
    replications: { quick: replications, full: replications },
    replicate: ({ row }, { seed }) => ({
      figures: { draw: normalAt(seed, row) + offBy / Math.sqrt(replications) },
      events: 1,
    }),
  });

async function outside(rows: number, offBy: number) {
  const summary = await reproduceInline(normals(rows, offBy));
  const figures = summary.rows.flatMap((row) => row.figures);
  return {
    first: figures.filter((figure) => 'firstLook' in figure).length / rows,
    atLast: figures.filter((figure) => figure.comparisons.some((c) => !c.within)).length / rows,
  };
}

test('of figures that are true, one in 140 is looked at twice and none in 4,000 is taken for false', async () => {
  const { first, atLast } = await outside(4000, 0);
  expect(first).toBeGreaterThan(0.003);
  expect(first).toBeLessThan(0.012);
  expect(atLast).toBe(0);
});

test.each([3, 4, 6])(
  'a difference of %i standard errors is seen as often as with one look',
  async (offBy) => {
    const { first, atLast } = await outside(500, offBy);
    expect(first).toBeGreaterThan({ 3: 0.4, 4: 0.75, 6: 0.98 }[offBy] ?? 1);
    expect(atLast).toBeGreaterThan(0.985 * first);
  },
);
