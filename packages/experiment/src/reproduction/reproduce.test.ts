import { expect, test } from 'vitest';
import { reproduceInline } from '../testing/reproduce-inline.ts';
import { smallDefinition, smallTable } from '../testing/small-table.ts';
import { defineReproduction } from './define-reproduction.ts';
import { makeRow } from './make-row.ts';
import type { RowTask } from './plan-rows.ts';
import { reproduce } from './reproduce.ts';
import type { PublishedFigure, ReproductionDefinition } from './reproduction.ts';

const tableWith = (published: readonly PublishedFigure[]) =>
  defineReproduction({
    ...(smallDefinition as unknown as ReproductionDefinition),
    rows: [
      { parameters: {}, published },
      { parameters: { N: 40 }, published: [{ figure: 'mean', mean: 0.5 }] },
    ],
  });
const off = tableWith([
  { figure: 'mean', mean: 0.6 },
  { figure: 'least', mean: 0.05, roundedTo: 0.1 },
]);

async function tasksOf(table: typeof off, interruptedAt = Infinity) {
  const rounds: (readonly RowTask[])[] = [];
  const options = { profile: 'full', seed: 7, module: '/m.js', engine: 'flyweight' } as const;
  const summary = await reproduce(table, options, { command: '', versions: {} }, async (tasks) => {
    rounds.push(tasks);
    return rounds.length >= interruptedAt ? undefined : tasks.map((task) => makeRow(table, task));
  });
  return { rounds, summary };
}

test('what is within is looked at once', async () => {
  const { rounds, summary } = await tasksOf(smallTable);
  expect(rounds).toHaveLength(1);
  expect(JSON.stringify(summary)).not.toContain('firstLook');
});

test('a row with a figure outside is run again, four times as often, with seeds of its own', async () => {
  const [first = [], second = [], ...more] = (await tasksOf(off)).rounds;
  expect(more).toEqual([]);
  const replications = (tasks: readonly RowTask[]) =>
    tasks.reduce((sum, { count }) => sum + count, 0);
  expect([replications(first), replications(second)]).toEqual([120, 240]);
  expect(new Set(second.map(({ row }) => row['N']))).toEqual(new Set([10]));
  const before = new Set(first.flatMap(({ seeds }) => seeds));
  expect(second.flatMap(({ seeds }) => seeds).filter((seed) => before.has(seed))).toEqual([]);
});

test('of the figure that lay outside only the second look counts; the others stay as they were', async () => {
  const { rows, reproduced, digest } = await reproduceInline(off);
  const [mean, least] = rows[0]?.figures ?? [];
  expect(mean?.firstLook?.count).toBe(60);
  expect(mean?.estimate?.count).toBe(240);
  expect(mean?.comparisons).toMatchObject([{ within: false }]);
  expect(least).not.toHaveProperty('firstLook');
  expect(least?.estimate?.count).toBeLessThan(60);
  expect(rows[0]?.replications).toBe(60);
  expect(reproduced).toBe(false);
  expect((await reproduceInline(off)).digest).toBe(digest);
});

test('a figure that cannot be compared is no reason to look again', async () => {
  const { rounds } = await tasksOf(
    tableWith([{ figure: 'mean', mean: 0.6, notComparable: 'made by hand' }]),
  );
  expect(rounds).toHaveLength(1);
});

test('an interruption ends it, in either look', async () => {
  expect((await tasksOf(off, 1)).summary).toBeUndefined();
  expect((await tasksOf(off, 2)).summary).toBeUndefined();
});
