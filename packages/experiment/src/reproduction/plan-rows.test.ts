import { InputError } from '@squall/cluster';
import { expect, test } from 'vitest';
import { smallTable } from '../testing/small-table.ts';
import { askedRows, planRows, rowKeyOf } from './plan-rows.ts';
import type { Values } from './reproduction.ts';

const asked = (profile: string, ...settings: string[]) =>
  askedRows(smallTable, { profile, settings }).map(({ values, published }) => [
    values,
    published.length,
  ]);

test('the quick profile has the rows with published figures, the full one all', () => {
  expect(asked('quick')).toEqual([
    [{ shape: 'line', N: 10 }, 1],
    [{ shape: 'step', N: 10 }, 1],
  ]);
  expect(asked('full')).toContainEqual([{ shape: 'line', N: 40 }, 0]);
});

test('a setting is laid over every row; a row is there once, with what is known of exactly it', () => {
  expect(asked('full', 'N=7')).toEqual([
    [{ shape: 'line', N: 7 }, 0],
    [{ shape: 'step', N: 7 }, 0],
  ]);
  expect(asked('full', 'N=10')).toEqual(asked('quick'));
  expect(asked('quick', 'N=40', 'shape=step')).toEqual([[{ shape: 'step', N: 40 }, 0]]);
});

test('theory is asked of any values, where no exact figure was published', () => {
  const closedForms = ({ N }: Values) => [
    { figure: 'mean', mean: 0.5 },
    { figure: 'least', mean: 1 / Number(N) },
  ];
  const published = (...settings: string[]) =>
    askedRows({ ...smallTable, closedForms }, { profile: 'quick', settings }).map((row) =>
      row.published.map(({ figure, mean, runs }) => [figure, mean, runs]),
    );
  const theory = (n: number) => [
    ['mean', 0.5, undefined],
    ['least', 1 / n, undefined],
  ];
  expect(published()).toEqual([
    [['mean', 0.5, 100], ...theory(10)],
    theory(40),
    // An exact figure was published: it stays alone.
    [
      ['mean', 0.5, undefined],
      ['least', 0.1, undefined],
    ],
  ]);
  expect(published('N=7')).toEqual([theory(7), theory(7)]);
});

test('what a world makes no use of is at its default: it is one row', () => {
  const uses = ({ shape }: Values) => (shape === 'step' ? ['shape'] : ['shape', 'N']);
  const rows = (...settings: string[]) =>
    askedRows({ ...smallTable, uses }, { profile: 'full', settings }).map((row) => row.values);
  expect(rows('shape=step')).toEqual([{ shape: 'step', N: 10 }]);
  expect(rows('N=7')).toEqual([
    { shape: 'line', N: 7 },
    { shape: 'step', N: 10 },
  ]);
});

test('a row that the settings make impossible is left out, unless it is the last', () => {
  const closedForms = ({ shape, N }: Values) => {
    if (shape === 'step' && N === 7) throw new InputError('--set N=7: give more than 7');
    return [];
  };
  const rows = (...settings: string[]) =>
    askedRows({ ...smallTable, closedForms }, { profile: 'full', settings });
  expect(rows('N=7').map(({ values }) => values['shape'])).toEqual(['line']);
  expect(() => rows('N=7', 'shape=step')).toThrow('give more than 7');
});

test.each([
  ['M=3', '--set M=3 names "M": give one of shape, N'],
  ['N=many', '--set N=many is NaN: give a whole number from 1 to 1000'],
  ['N=', '--set N= is NaN'],
  ['N=0', '--set N=0 is 0'],
  ['shape=ring', '--set shape=ring is "ring": give one of line, step'],
  ['toString=1', '--set toString=1 names "toString"'],
])('a wrong setting is named: %s', (setting, says) => {
  expect(() => asked('quick', setting)).toThrow(says);
});

test('there are three profiles', () => {
  expect(asked('reduced')).toEqual(asked('quick'));
  expect(() => asked('huge')).toThrow('--profile is "huge": give one of quick, full, reduced');
});

test('replications are dealt out in parts; the same index has the same seed in every row', () => {
  const options = { module: '/m.js', engine: 'flyweight', profile: 'quick', seed: 7 } as const;
  const plan = planRows(smallTable, options);
  expect(plan.map(({ row, from, count }) => [row['shape'], from, count])).toEqual([
    ['line', 0, 25],
    ['line', 25, 5],
    ['step', 0, 25],
    ['step', 25, 5],
  ]);
  expect(plan[2]?.seeds).toEqual(plan[0]?.seeds);
  expect(new Set(plan.slice(0, 2).flatMap(({ seeds }) => seeds)).size).toBe(30);
  expect(new Set(plan.map(rowKeyOf)).size).toBe(4);
  const sumOf = (profile: string, table = smallTable) =>
    planRows(table, { ...options, profile }).reduce((sum, { count }) => sum + count, 0);
  expect([sumOf('quick'), sumOf('full'), sumOf('reduced')]).toEqual([60, 180, 40]);
  const replications = { ...smallTable.replications, reduced: 4 };
  expect(sumOf('reduced', { ...smallTable, replications })).toBe(8);
  const few = planRows(smallTable, { ...options, replications: 3 });
  expect(few.map(({ count }) => count)).toEqual([3, 3]);
});
