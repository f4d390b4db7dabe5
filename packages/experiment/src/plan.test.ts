import { InputError } from '@squall/cluster';
import { streamSeed } from '@squall/random';
import { expect, test } from 'vitest';
import { type PlanOptions, endsOfRanges, keyOf, planRun } from './plan.ts';
import { smallExperiment } from './testing/small-experiment.ts';

const plan = (options: Partial<PlanOptions> = {}) =>
  planRun(smallExperiment, { module: '/small.ts', profile: 'quick', seed: 7, ...options });
const keys = (options: Partial<PlanOptions> = {}) =>
  plan(options).map(({ module, point, index }) => ({ module, index, ...point }));

test('every variant is run as often as the profile says, in the order of the experiment', () => {
  expect(keys()).toEqual(
    ['base', 'cold'].flatMap((variant) =>
      [0, 1].map((index) => ({ module: '/small.ts', profile: 'quick', variant, index })),
    ),
  );
});

test('replications by variant: those that are not named have the default, an option replaces all', () => {
  const count = (options: Partial<PlanOptions>) => {
    const main = plan({ profile: 'full', ...options }).filter(({ point }) => !point.figures);
    return ['base', 'cold'].map(
      (name) => main.filter(({ point }) => point.variant === name).length,
    );
  };
  expect(count({})).toEqual([4, 3]);
  expect(count({ replications: 6 })).toEqual([6, 6]);
  expect(count({ variants: ['cold'] })).toEqual([0, 3]);
});

test('the same index has the same seed in every variant and every figure: common random numbers', () => {
  const seeds = new Map<number, Set<number>>();
  for (const { index, seed } of plan({ profile: 'full' }))
    seeds.set(index, (seeds.get(index) ?? new Set()).add(seed));
  expect([...seeds].map(([index, own]) => [index, [...own]])).toEqual(
    [0, 1, 2, 3].map((index) => [index, [streamSeed(7, index)]]),
  );
  expect(plan({ seed: 8 })[0]?.seed).not.toBe(plan()[0]?.seed);
});

test('more replications add to those there are', () => {
  const few = plan({ replications: 2 }).map(keyOf);
  const many = plan({ replications: 5 }).map(keyOf);
  expect(few.every((key) => many.includes(key))).toBe(true);
});

test('each assumed figure with a range is varied to both ends, but not to where it stands', () => {
  expect(endsOfRanges(smallExperiment)).toEqual([
    { path: 'clients', value: 10 },
    { path: 'clients', value: 40 },
    { path: 'services.front.serviceTimeMs', value: 50 },
  ]);
});

test('sensitivity comes after the main runs: every end, in the variants asked for, so many times', () => {
  const all = plan({ profile: 'full' });
  expect(all.slice(0, 7).every(({ point }) => point.figures === undefined)).toBe(true);
  const varied = all.slice(7);
  expect(varied).toHaveLength(3 * 2 * 2);
  expect(
    varied.slice(0, 4).map(({ point, index }) => [point.figures?.[0]?.value, point.variant, index]),
  ).toEqual([
    [10, 'base', 0],
    [10, 'base', 1],
    [10, 'cold', 0],
    [10, 'cold', 1],
  ]);
  const ofCold = plan({ profile: 'full', variants: ['cold'] });
  expect(ofCold.every(({ point }) => point.variant === 'cold')).toBe(true);
  expect(ofCold).toHaveLength(3 + 3 * 2);
});

test('options travel with every point', () => {
  for (const { point } of plan({ profile: 'full', clients: 12, horizonMs: 30_000 }))
    expect(point).toMatchObject({ clients: 12, horizonMs: 30_000 });
});

test('a replication is plain JSON, and its key names it', () => {
  const all = plan({ profile: 'full' });
  expect(JSON.parse(JSON.stringify(all))).toEqual(all);
  const named = all.map(keyOf);
  expect(new Set(named).size).toBe(all.length);
  const [seed] = all.map((replication) => replication.seed);
  expect([named[0], named[7]]).toEqual([`base#0:${seed}`, `base@clients=10#0:${seed}`]);
});

test('what the experiment does not have cannot be planned', () => {
  expect(() => plan({ profile: 'slow' })).toThrow(
    new InputError('profile is "slow": give one of quick, full'),
  );
  expect(() => plan({ variants: ['base', 'warm'] })).toThrow(
    new InputError('variant is "warm": give one of base, cold'),
  );
});

test('engine and twins go with each replication, and are no part of its name', () => {
  const twinned = plan({ engine: 'flyweight', twins: 20 });
  expect(twinned.map(({ engine, twins }) => [engine, twins])).toEqual(
    twinned.map(() => ['flyweight', 20]),
  );
  expect(twinned.map(keyOf)).toEqual(plan().map(keyOf));
});
