import { digestOf } from '@squall/metrics';
import { expect, test } from 'vitest';
import type { ExperimentDefinition } from './definition.ts';
import { assumed, documented } from './figure.ts';
import { type Replication, keyOf, planRun } from './plan.ts';
import type { ReplicationResult } from './replicate.ts';
import { type RunContext, provenanceOf, summarise } from './summarise.ts';
import { smallExperiment } from './testing/small-experiment.ts';

const recoveryMs = 'cell.main.recoveryMs';
const context = (profile: string): RunContext => ({
  profile,
  seed: 7,
  clients: 20,
  horizonMs: 60_000,
  command: 'squall run small-storm',
  versions: { node: '20' },
});

/** Results made by hand: how long the recovery took in each replication. */
function resultOf(replication: Replication, value: number | null): ReplicationResult {
  const key = keyOf(replication);
  return {
    key,
    replication,
    digest: digestOf([key]),
    events: 100,
    measures: { [recoveryMs]: value, 'cell.main.onlineMin': 0.5 },
    ledger: {},
    trigger: { atMs: null, endsAtMs: null },
    verdicts: {},
    sustaining: {},
    ...(replication.index === 0 && !replication.point.figures
      ? {
          timeline: {
            seed: replication.seed,
            windowMs: 1000,
            atMs: [1000],
            clients: {},
            onlineShare: {},
            services: [],
            annotations: [],
          },
        }
      : {}),
  };
}
type Took = (variant: string, index: number, figure?: number) => number | null;
const usual: Took = (variant, index) => (variant === 'cold' ? 30_000 : 10_000) + index * 1000;

function results(took: Took, profile = 'quick', experiment = smallExperiment) {
  return planRun(experiment, { module: '/small.ts', profile, seed: 7 }).map((replication) => {
    const { variant, figures = [] } = replication.point;
    return resultOf(replication, took(variant, replication.index, figures[0]?.value));
  });
}
const summaryOf = (took: Took, profile = 'quick') =>
  summarise(smallExperiment, context(profile), results(took, profile));

test('claims that hold in every replication are accepted, and said in words', () => {
  const summary = summaryOf(usual);
  expect(summary.claims.map(({ held }) => held)).toEqual([true, true]);
  expect(summary).toMatchObject({
    format: 'squall-summary/1',
    experiment: 'small-storm',
    accepted: true,
    covers: ['One service, one crash.', 'Small.'],
    profile: 'quick',
    command: 'squall run small-storm',
  });
  expect(summary.verdict).toBe('All 2 claims hold in every replication.');
});

test('one replication outside its bound fails the claim, and the verdict names it', () => {
  const summary = summaryOf((variant, index) =>
    variant === 'base' && index === 1 ? 15_001 : usual(variant, index),
  );
  expect(summary.accepted).toBe(false);
  expect(summary.claims.map(({ held }) => held)).toEqual([false, true]);
  expect(summary.verdict).toMatch(/^1 of 2 claims fail: "the storm is over soon"/);
});

test('a recovery that did not happen fails an upper bound, and shows as null', () => {
  const summary = summaryOf((variant, index) =>
    variant === 'base' ? null : usual(variant, index),
  );
  expect(summary.claims.map(({ held, values }) => [held, values])).toEqual([
    [false, [null, null]],
    [false, [null, null]],
  ]);
  const [base] = summary.variants;
  expect(base?.measures[0]).toMatchObject({
    name: recoveryMs,
    values: [null, null],
    estimate: null,
  });
});

test('the order in which results come in makes no difference, not even to a byte', () => {
  const all = results(usual, 'full');
  const said = JSON.stringify(summarise(smallExperiment, context('full'), all));
  const back = all.toReversed();
  const mixed = [...all.filter((_, i) => i % 2 === 1), ...all.filter((_, i) => i % 2 === 0)];
  for (const other of [back, mixed])
    expect(JSON.stringify(summarise(smallExperiment, context('full'), other))).toBe(said);
});

test('estimates, digests and events are those of each variant', () => {
  const { variants, digest } = summaryOf(usual, 'full');
  const [base, cold] = variants;
  expect(base).toMatchObject({ name: 'base', title: 'Base', replications: 4, events: 400 });
  expect(cold).toMatchObject({ name: 'cold', replications: 3, events: 300 });
  expect(base?.measures[0]).toMatchObject({
    unit: 'ms',
    values: [10_000, 11_000, 12_000, 13_000],
    estimate: { mean: 11_500, count: 4 },
  });
  expect(digest).toBe(digestOf([base!.digest, cold!.digest]));
  const others = results(usual, 'full').map((result) => ({ ...result, digest: digestOf(['x']) }));
  expect(summarise(smallExperiment, context('full'), others).digest).not.toBe(digest);
});

test('a variant that was not run leaves its claims unjudged, and the verdict says so', () => {
  const only = results(usual).filter(({ replication }) => replication.point.variant === 'base');
  const summary = summarise(smallExperiment, context('quick'), only);
  expect(summary.claims.map(({ claim }) => claim)).toEqual(['the storm is over soon']);
  expect(summary.verdict).toMatch(/1 could not be judged: their variants were not run\.$/);
});

test('with nothing run there is nothing to accept', () => {
  const summary = summarise(smallExperiment, context('quick'), []);
  expect([summary.accepted, summary.variants, summary.claims]).toEqual([false, [], []]);
});

test('sensitivity: the claims again with each figure at each end of its range', () => {
  const slow: Took = (variant, index, figure) => (figure === 50 ? 20_000 : usual(variant, index));
  const { sensitivity, claims, variants } = summaryOf(slow, 'full');
  expect(sensitivity).toEqual([
    { path: 'clients', value: 10, assumed: 20, held: [true, true] },
    { path: 'clients', value: 40, assumed: 20, held: [true, true] },
    { path: 'services.front.serviceTimeMs', value: 50, assumed: 20, held: [false, false] },
  ]);
  // The main runs are judged by themselves.
  expect(claims.every(({ held }) => held)).toBe(true);
  expect(variants[0]?.replications).toBe(4);
});

test('a figure that was not varied is left out, a claim that needs another variant is not judged', () => {
  const some = results(usual, 'full').filter(
    ({ replication: { point } }) =>
      point.figures === undefined || (point.figures[0]?.value === 40 && point.variant === 'base'),
  );
  expect(summarise(smallExperiment, context('full'), some).sensitivity).toEqual([
    { path: 'clients', value: 40, assumed: 20, held: [true, null] },
  ]);
});

test('the timeline of each variant is that of its first replication', () => {
  const { timelines } = summaryOf(usual);
  expect(Object.keys(timelines)).toEqual(['base', 'cold']);
  expect(JSON.parse(JSON.stringify(timelines))).toEqual(timelines);
});

test('every figure is told once with its source or reason, the base first, then what variants change', () => {
  expect(provenanceOf(smallExperiment, 'quick')).toEqual([
    { path: 'clients', value: 20, kind: 'assumed', note: 'few are enough', range: [10, 40] },
    { path: 'services.front.servers', value: 2, kind: 'documented', note: 'a post' },
    {
      path: 'services.front.serviceTimeMs',
      value: 20,
      kind: 'assumed',
      note: 'a lookup',
      range: [20, 50],
    },
    { path: 'services.front.startUpMs', value: 1000, kind: 'assumed', note: 'a process start' },
    {
      path: 'cold: services.front.startUpMs',
      value: 20_000,
      kind: 'assumed',
      note: 'caches are empty',
    },
  ]);
});

test('the figures told are those of the profile', () => {
  const longer = assumed(5000, 'slower');
  const slow = { about: 'Slow.', world: { services: { front: { startUpMs: longer } } } };
  const profiles = { ...smallExperiment.profiles, slow: { ...slow, replications: 1 } };
  const told = provenanceOf({ ...smallExperiment, profiles }, 'slow');
  expect(told.filter(({ path }) => path === 'services.front.startUpMs')).toEqual([
    { path: 'services.front.startUpMs', value: 5000, kind: 'assumed', note: 'slower' },
  ]);
});

test('a structure is told as JSON, a figure used again is not told again', () => {
  const cells = documented(['main'], 'a post');
  const sessions = assumed(60_000, 'a minute');
  const experiment: ExperimentDefinition = {
    ...smallExperiment,
    world: { ...smallExperiment.world, cells },
    variants: {
      base: smallExperiment.variants['base']!,
      one: { title: 'One', about: 'One.', change: { cells, sessions: { ttlMs: sessions } } },
    },
  };
  const told = provenanceOf(experiment, 'quick').filter(({ path }) => /cells|ttlMs/.test(path));
  expect(told.map(({ path, value }) => [path, value])).toEqual([
    ['cells', '["main"]'],
    ['one: sessions.ttlMs', 60_000],
  ]);
});

test('twins of all replications that had some are told together; without any there is nothing to tell', () => {
  const counts = [
    { clients: 5, comparisons: 70 },
    { clients: 5, comparisons: 30 },
  ];
  const seen = results(usual).map((result, i) => {
    const twins = counts[i];
    return twins === undefined ? result : { ...result, twins };
  });
  const summary = summarise(smallExperiment, context('quick'), seen);
  expect(summary.twins).toEqual({ replications: 2, clients: 5, comparisons: 100 });
  expect(summaryOf(usual)).not.toHaveProperty('twins');
});
