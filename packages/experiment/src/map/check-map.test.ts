import { InputError } from '@squall/cluster';
import { expect, test } from 'vitest';
import { defineExperiment } from '../define.ts';
import { defineReproduction } from '../reproduction/define-reproduction.ts';
import type { ReproductionDefinition } from '../reproduction/reproduction.ts';
import { mappedDefinition, mappedExperiment } from '../testing/small-map.ts';
import type { ClusterMap } from './phase-map.ts';

const { map: tableMap } = mappedDefinition;
const table = (change: object) =>
  defineReproduction({
    ...(mappedDefinition as unknown as ReproductionDefinition),
    map: { ...tableMap, ...change } as never,
  });

test.each<readonly [object, string]>([
  [{ about: [] }, 'map.about is []: give at least one sentence'],
  [{ replications: 0 }, 'map.replications is 0'],
  [{ load: { ...tableMap.load, label: '' } }, 'map.load.label is ""'],
  [
    { load: { ...tableMap.load, parameter: 'lod' } },
    'map.load.parameter names "lod": give one of load, cut, capacity, watchedS, kind',
  ],
  [
    { load: { ...tableMap.load, parameter: 'kind' } },
    'map.load.parameter is "kind": give a parameter that is a number',
  ],
  [{ trigger: { ...tableMap.trigger, to: 2 } }, 'map.trigger.to is 2: give a number from 0 to 1'],
  [
    { trigger: { ...tableMap.trigger, parameter: 'load' } },
    'map.trigger.parameter is "load", as the load: give another one',
  ],
  [{ stableLoad: { formula: 'C', of: 3 } }, 'map.stableLoad.of is 3: give a function'],
  [{ colour: 'red' }, "there is no 'colour' here"],
])('the map of a table: %j is refused', (change, line) => {
  expect(() => table(change)).toThrow(InputError);
  expect(() => table(change)).toThrow(line);
});

const own = mappedExperiment.map as ClusterMap;
const cluster = (change: object) =>
  defineExperiment({ ...mappedExperiment, map: { ...own, ...change } });

test.each<readonly [object, string]>([
  [{ variant: 'warm' }, 'map.variant is "warm": give one of base, cold'],
  [{ profile: 'slow' }, 'map.profile is "slow": give one of quick, full'],
  [{ judged: 'cell.moon' }, 'map.judged is "cell.moon": give one of cell.main, cohort.all'],
  [
    { trigger: { ...own.trigger, varies: 'windowMs' } },
    'map: load 10, trigger 1: there is no figure at windowMs in the world',
  ],
  [
    { load: { ...own.load, from: 0 } },
    'map: load 0, trigger 1: world.clients is 0: expected number to be >=1',
  ],
  [{ load: { ...own.load, varies: 3 } }, 'map.load.varies is 3'],
])('the map of a cluster: %j is refused', (change, line) => {
  expect(() => cluster(change)).toThrow(InputError);
  expect(() => cluster(change)).toThrow(line);
});

test('a map that fits is kept', () => {
  expect(table({}).map).toEqual(tableMap);
  expect(cluster({}).map).toEqual(own);
});
