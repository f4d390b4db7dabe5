import { clientStates } from '@squall/client-actor';
import { type InspectionEvent, type Observer } from 'xstate';
import { expect, test } from 'vitest';
import { createCluster } from './cluster.ts';
import type { ClusterSpec } from './spec.ts';
import { operators } from './testing/operators.ts';
import { runWhole } from './testing/run.ts';
import { smallSpec } from './testing/small-spec.ts';

/** The front dies in the middle of a roll-out that is watched by operators. */
const stormy: Partial<ClusterSpec> = {
  operators,
  configuration: {
    startMs: 25_000,
    waves: [{ share: 1, afterMs: 0 }],
    fetchOverMs: 2000,
    order: 'random',
    haltOnAlarm: true,
  },
  network: { latencyMs: 20, cv2: 1, lossShare: 0.02 },
  faults: [{ kind: 'crash', atMs: 20_000, cell: 'main', service: 'front' }],
};

test('a quiet cluster stays as it is: everybody online, every request answered', () => {
  const { measures, ledger, samples, log } = runWhole();
  expect(measures['cell.main.onlineMin']).toBe(1);
  expect(log).toEqual([]);
  expect(ledger['main/front']).toMatchObject({ rejected: 0, timedOut: 0, servedWasted: 0 });
  const online = clientStates.indexOf('online');
  expect(samples.every(({ clients }) => clients[online] === 60)).toBe(true);
  expect(samples.map(({ atMs }) => atMs)).toEqual(
    Array.from({ length: 60 }, (_, i) => (i + 1) * 1000),
  );
});

test('clients who are not online at the start stay offline', () => {
  const quiet = smallSpec();
  const all = { ...quiet.cohorts['all']!, onlineAtStart: 0.5 };
  const { samples } = runWhole({ clients: 1000, cohorts: { all }, horizonMs: 10_000 });
  const [first] = samples;
  const online = first!.clients[clientStates.indexOf('online')]!;
  // Four standard errors of a half of a thousand.
  expect(Math.abs(online - 500)).toBeLessThan(64);
  expect(first!.clients[clientStates.indexOf('offline')]).toBe(1000 - online);
});

test('one seed is one history, another seed is another', () => {
  const { digest, events, measures } = runWhole(stormy);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(runWhole(stormy)).toMatchObject({ digest, events, measures });
  expect(runWhole(stormy, { seed: 2 }).digest).not.toBe(digest);
});

test('into how many pieces a run is cut makes no difference', () => {
  const spec = smallSpec(stormy);
  const cluster = createCluster(spec, { seed: 1 });
  for (let toMs = 0; toMs <= spec.horizonMs; toMs += 777) cluster.runUntil(toMs);
  cluster.runUntil(spec.horizonMs);
  cluster.runUntil(spec.horizonMs - 5000);
  expect(cluster.finish().digest).toBe(runWhole(stormy).digest);
});

test('who watches changes nothing: the digest is the same with and without inspection', () => {
  const watched = new Map<string, number>();
  const inspect = (address: string): Observer<InspectionEvent> => ({
    next: () => void watched.set(address, (watched.get(address) ?? 0) + 1),
  });
  const run = runWhole(stormy, { inspect });
  expect(run.digest).toBe(runWhole(stormy).digest);
  const addresses = [...watched.keys()];
  expect(addresses.filter((address) => !address.startsWith('client:')).toSorted()).toEqual([
    'operator:main',
    'operator:rollout',
    'recovery:main/admissionRamp',
    'service:main/back',
    'service:main/front',
    'supervisor:main',
  ]);
  expect(addresses.filter((address) => address.startsWith('client:'))).toHaveLength(60);
  for (const count of watched.values()) expect(count).toBeGreaterThan(0);
});

test('a snapshot says where a run stands and changes nothing', () => {
  const spec = smallSpec(stormy);
  const cluster = createCluster(spec, { seed: 1 });
  expect(cluster.snapshot()).toMatchObject({ nowMs: 0, clients: { online: 60, offline: 0 } });
  cluster.runUntil(20_500);
  const { nowMs, clients, events } = cluster.snapshot();
  expect(nowMs).toBe(20_500);
  expect(events).toBeGreaterThan(0);
  expect(clients['online']).toBeLessThan(60);
  expect(Object.values(clients).reduce((sum, count) => sum + count, 0)).toBe(60);
  cluster.runUntil(spec.horizonMs);
  expect(cluster.finish().digest).toBe(runWhole(stormy).digest);
});

test('records come in the order of time, with the stage and station that they are about', () => {
  const { records } = runWhole(stormy);
  let lastMs = 0;
  for (const { atMs, client, station, stage } of records) {
    expect(atMs).toBeGreaterThanOrEqual(lastMs);
    lastMs = atMs;
    expect(client).toBeGreaterThanOrEqual(-1);
    expect(station).toBeLessThan(2);
    expect(stage).toBeLessThan(8);
  }
  expect(records.some(({ kind }) => kind === 'lost')).toBe(true);
});

test('an answer takes at least the way there, the service and the way back', () => {
  const { records } = runWhole({ network: { latencyMs: 20, cv2: 0, lossShare: 0 } });
  const ages = records.filter(({ kind }) => kind === 'answered').map(({ from }) => from);
  expect(ages.length).toBeGreaterThan(500);
  expect(Math.min(...ages)).toBeGreaterThan(40);
  const ways = records.filter(({ kind }) => kind === 'servedUseful').map(({ from }) => from);
  expect(Math.min(...ways)).toBeGreaterThan(20);
});

test('the timeline has one column per window and what it says is JSON', () => {
  const { timeline, samples } = runWhole(stormy);
  expect(timeline.atMs).toHaveLength(60);
  expect(timeline.clients['online']).toHaveLength(60);
  expect(timeline.onlineShare['all']?.[0]).toBe(1);
  const [front, back] = timeline.services;
  expect(front).toMatchObject({
    cell: 'main',
    service: 'front',
    queueCapacity: 100,
    capacityPerSecond: 800,
  });
  expect(back?.attemptsPerSecond).toEqual(
    samples.map(({ stations }) => stations[1]!.attemptsPerSecond),
  );
  expect(JSON.parse(JSON.stringify(timeline))).toEqual(timeline);
});

test('a horizon between two windows ends in a shorter one', () => {
  const { samples } = runWhole({ horizonMs: 10_500, warmUpMs: 0 });
  expect(samples.at(-1)?.atMs).toBe(10_500);
  expect(samples.at(-1)?.stations[0]?.attemptsPerSecond).toBeGreaterThan(5);
});
