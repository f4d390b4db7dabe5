import { InputError } from '@squall/cluster';
import { streamSeed } from '@squall/random';
import { expect, test } from 'vitest';
import { specOf } from '../point.ts';
import { smallExperiment } from '../testing/small-experiment.ts';
import { mappedExperiment, mappedTable } from '../testing/small-map.ts';
import { smallTable } from '../testing/small-table.ts';
import type { MapPlanOptions } from './map-plan.ts';
import { planClusterMap } from './plan-cluster-map.ts';
import { planTableMap } from './plan-table-map.ts';
import { mapKeyOf } from './summarise-map.ts';

const asked: MapPlanOptions = { module: '/map.js', seed: 7, engine: 'flyweight' };
const tableOf = (options: Partial<MapPlanOptions> = {}) =>
  planTableMap(mappedTable, { ...asked, ...options });
const clusterOf = (options: Partial<MapPlanOptions> = {}) =>
  planClusterMap(mappedExperiment, { ...asked, ...options });

test('cells come trigger by trigger, within it load by load, both rising', () => {
  const { load, trigger, cells } = tableOf();
  expect(load.values).toEqual([2, 4, 6, 8, 10, 12]);
  expect(trigger.values).toEqual([0.1, 0.5, 0.9]);
  expect(cells.slice(4, 8).map((cell) => [cell.load, cell.trigger])).toEqual([
    [10, 0.1],
    [12, 0.1],
    [2, 0.5],
    [4, 0.5],
  ]);
});

test('the same replication has the same seed in every cell: common random numbers', () => {
  const seeds = [streamSeed(7, 0), streamSeed(7, 1)];
  for (const { tasks } of tableOf().cells) expect(tasks.map((task) => task.seeds)).toEqual([seeds]);
  for (const { tasks } of clusterOf().cells) expect(tasks.map(({ seed }) => seed)).toEqual(seeds);
  const more = clusterOf({ replications: 4 }).cells[0]!.tasks.map(({ seed }) => seed);
  expect(more.slice(0, 2)).toEqual(seeds);
});

test('a cell of a table has its place, what was asked for, what the map says, the defaults', () => {
  const rowOf = (settings: readonly string[]) => tableOf({ settings }).cells[0]!.tasks[0]!.row;
  const usual = { load: 2, cut: 0.1, capacity: 10, watchedS: 102, kind: 'plain' };
  expect(rowOf([])).toEqual(usual);
  expect(rowOf(['watchedS=7', 'kind=odd'])).toEqual({ ...usual, watchedS: 7, kind: 'odd' });
});

test('the stable load follows what was asked for', () => {
  const { formula, cells } = tableOf({ settings: ['capacity=16'] });
  expect(formula).toBe('C / 2');
  expect(new Set(cells.map(({ stableLoad }) => stableLoad))).toEqual(new Set([8]));
  expect(clusterOf()).toMatchObject({
    formula: null,
    cells: [{ stableLoad: null }, {}, {}, {}, {}, {}],
  });
});

test('a cell of a cluster is a design point in which both axes are varied', () => {
  const { cells, judged } = clusterOf();
  const { point } = cells.at(-1)!.tasks[0]!;
  expect(point).toEqual({
    profile: 'quick',
    variant: 'base',
    clients: 30,
    figures: [{ path: 'services.front.startUpMs', value: 30_000 }],
  });
  const { clients, services } = specOf(mappedExperiment, point);
  expect([clients, services['front']?.startUpMs]).toEqual([30, 30_000]);
  expect(judged).toBe('clients online, cell.main, variant base');
});

test('every task has a name of its own, and is plain JSON', () => {
  for (const cells of [tableOf().cells, clusterOf().cells]) {
    const tasks = cells.flatMap((cell): Parameters<typeof mapKeyOf>[0][] => [...cell.tasks]);
    expect(new Set(tasks.map(mapKeyOf)).size).toBe(tasks.length);
    expect(JSON.parse(JSON.stringify(tasks))).toEqual(tasks);
  }
});

test.each<readonly [Partial<MapPlanOptions>, string]>([
  [{ load: { from: 9, to: 2, count: 3 } }, '--load is 9..2/3: give a first value below the last'],
  [{ load: { from: 2, to: 200, count: 3 } }, '--load: load is 101: give a number from 0 to 100'],
  [
    { settings: ['cut=0.3'] },
    '--set names "cut", the trigger of the map: give --trigger=from..to/',
  ],
  [{ settings: ['cup=0.3'] }, '--set cup=0.3 names "cup": give one of load'],
])('a table: %j cannot be planned', (options, line) => {
  expect(() => tableOf(options)).toThrow(InputError);
  expect(() => tableOf(options)).toThrow(line);
});

test.each<readonly [Partial<MapPlanOptions>, string]>([
  [{ variant: 'warm' }, '--variant is "warm": give one of base, cold'],
  [{ clients: 7 }, '--clients is 7: the clients are an axis of this map, give --load or --trigger'],
  [
    { load: { from: -1, to: 5, count: 2 } },
    'map: load -1, trigger 1: world.clients is -1: expected number to be >=1',
  ],
])('a cluster: %j cannot be planned', (options, line) => {
  expect(() => clusterOf(options)).toThrow(new InputError(line));
});

test('without a map there is none', () => {
  expect(() => planTableMap(smallTable, asked)).toThrow(/small-table has no map/);
  expect(() => planClusterMap(smallExperiment, asked)).toThrow(/small-storm has no map/);
});
