import { expect, test } from 'vitest';
import { smallDefinition, smallTable } from '../testing/small-table.ts';
import { defineReproduction } from './define-reproduction.ts';
import { makeRow } from './make-row.ts';
import { type RowPlanOptions, askedRows, planRows } from './plan-rows.ts';
import type { Reproduction, ReproductionDefinition } from './reproduction.ts';
import { summariseRows } from './table.ts';

const context = { profile: 'full', seed: 7, command: 'squall run', versions: {} };

function summaryOf(table: Reproduction, options: Partial<RowPlanOptions> = {}, reversed = false) {
  const asked = { profile: 'full', seed: 7, ...options };
  const plan = planRows(table, { ...asked, module: '/m.js', engine: 'flyweight' });
  const results = (reversed ? plan.toReversed() : plan).map((task) => makeRow(table, task));
  return summariseRows(table, context, askedRows(table, asked), results);
}

const changed = (change: Partial<ReproductionDefinition>) =>
  defineReproduction({ ...(smallDefinition as unknown as ReproductionDefinition), ...change });

test('each row has its estimates, and beside them what was published', () => {
  const { rows, reproduced, verdict } = summaryOf(smallTable);
  expect(rows.map(({ parameters, replications }) => [parameters['N'], replications])).toEqual([
    [10, 60],
    [40, 60],
    [10, 60],
  ]);
  const [mean, least] = rows[0]?.figures ?? [];
  expect(mean).toMatchObject({ label: 'mean of the draws', comparisons: [{ within: true }] });
  // 1 - 0.9^10 of all replications have a draw below a tenth.
  expect(least?.estimate?.count).toBeGreaterThan(25);
  expect(least?.estimate?.count).toBeLessThan(55);
  expect(least?.comparisons).toEqual([]);
  expect(verdict).toBe('2 of 2 published figures within tolerance, 1 of 1 claims hold.');
  expect(reproduced).toBe(true);
});

test('results may come in any order', () => {
  expect(summaryOf(smallTable, {}, true)).toEqual(summaryOf(smallTable));
});

test('the digest is that of the seed, the rows and the number of replications', () => {
  const { digest } = summaryOf(smallTable);
  expect(summaryOf(smallTable, { seed: 8 }).digest).not.toBe(digest);
  expect(summaryOf(smallTable, { replications: 59 }).digest).not.toBe(digest);
  expect(summaryOf(smallTable, { settings: ['N=11'] }).digest).not.toBe(digest);
});

test('a figure that differs is not reproduced', () => {
  const [first] = smallDefinition.rows;
  const published = [{ ...first.published[0], mean: 0.6 }];
  const { reproduced, verdict } = summaryOf(changed({ rows: [{ ...first, published }] }));
  expect(reproduced).toBe(false);
  expect(verdict).toBe('0 of 1 published figures within tolerance, 0 of 0 claims hold.');
});

test('a figure that cannot be compared is shown and not judged', () => {
  const [first] = smallDefinition.rows;
  const notComparable = 'theirs was made by hand';
  const published = [first.published[0], { ...first.published[0], mean: 0.9, notComparable }];
  const { reproduced, verdict, rows } = summaryOf(changed({ rows: [{ ...first, published }] }));
  expect(rows[0]?.figures[0]?.comparisons[1]).toMatchObject({ within: false, notComparable });
  expect(reproduced).toBe(true);
  expect(verdict).toMatch(/^1 of 1 published figures within tolerance, 1 not comparable, /);
});

test('a claim that does not hold is named', () => {
  const claims = [{ claim: 'Draws are large', holds: () => false }];
  const { reproduced, verdict } = summaryOf(changed({ claims }));
  expect(reproduced).toBe(false);
  expect(verdict).toMatch(/2 of 2 .*, 0 of 1 claims hold; not "Draws are large"\./);
});

test('a claim about rows that were not run is not judged', () => {
  const { claims, reproduced } = summaryOf(smallTable, { profile: 'quick' });
  expect(claims).toEqual([{ claim: 'More draws are no larger', held: null }]);
  expect(reproduced).toBe(true);
});

test('of other parameters nothing is known', () => {
  const { reproduced, verdict, rows } = summaryOf(smallTable, { settings: ['N=11'] });
  expect(rows).toHaveLength(2);
  expect(verdict).toMatch(/Nothing was published for these parameters/);
  expect(reproduced).toBe(true);
});

test('a summary survives JSON', () => {
  const summary = summaryOf(smallTable);
  expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
});
