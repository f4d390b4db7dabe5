import { expect, test } from 'vitest';
import type { LogEntry } from './log.ts';
import type { ClusterSpec, ConfigurationSpec, FaultSpec, OperatorsSpec } from './spec.ts';
import { disconnectReasons } from './tallies.ts';
import { operators } from './testing/operators.ts';
import { type WholeRun, runWhole } from './testing/run.ts';
import { cohort } from './testing/small-spec.ts';

const configuration: ConfigurationSpec = {
  startMs: 20_000,
  waves: [
    { share: 0.5, afterMs: 0 },
    { share: 1, afterMs: 5000 },
  ],
  fetchOverMs: 2000,
  order: 'random',
  haltOnAlarm: true,
};
const { admissionRamp: _, ...watching } = operators;
/** They notice that the back answers nothing, and mend the configuration; they have no door to close. */
const people: OperatorsSpec = {
  ...watching,
  alarm: { service: 'front', successShareBelow: 0.95, samples: 2 },
  diagnosisMs: 3000,
  admissionRamp: null,
};

/** Clients 0 to 23 are old and cannot process the configuration; the other 36 are young. */
const run = (change: Partial<ClusterSpec> = {}, rollout: Partial<ConfigurationSpec> = {}) =>
  runWhole({
    cohorts: {
      old: { ...cohort, share: 0.4, canProcess: false },
      young: { ...cohort, share: 0.6 },
    },
    configuration: { ...configuration, ...rollout },
    ...change,
  });
const lost = ({ records }: WholeRun) =>
  records
    .filter(({ kind }) => kind === 'disconnected')
    .map(({ atMs, client, value }) => ({ atMs, client, reason: disconnectReasons[value] }));
const old = Array.from({ length: 24 }, (_, client) => client);

test('clients that cannot process the configuration are cut off, and no others', () => {
  const seen = run();
  expect(new Set(lost(seen).map(({ reason }) => reason))).toEqual(new Set(['configuration']));
  const cutOff = new Set(lost(seen).map(({ client }) => client));
  expect([...cutOff].toSorted((a, b) => a - b)).toEqual(old);
  expect(seen.measures).toMatchObject({
    'cohort.old.disconnectedByConfigurationShare': 1,
    'cohort.young.disconnectedByConfigurationShare': 0,
    'cohort.young.onlineMin': 1,
  });
  expect(seen.timeline.onlineShare['young']?.every((share) => share === 1)).toBe(true);
});

test('each wave cuts off its own, within the fetch time', () => {
  const firsts = new Map<number, number>();
  for (const { client, atMs } of lost(run())) if (!firsts.has(client)) firsts.set(client, atMs);
  const times = [...firsts.values()];
  const first = times.filter((atMs) => atMs >= 20_000 && atMs < 22_000);
  const second = times.filter((atMs) => atMs >= 25_000 && atMs < 27_000);
  expect(first.length + second.length).toBe(24);
  expect([first.length > 4, second.length > 4]).toEqual([true, true]);
});

test('whoever comes back is cut off again, until the configuration is mended', () => {
  expect(lost(run()).length).toBeGreaterThan(100);
  expect(lost(run()).some(({ atMs }) => atMs > 55_000)).toBe(true);
});

test('an upgrade cures a client for good', () => {
  const seen = run({ horizonMs: 120_000 }, { upgradeMeanMs: 2000 });
  expect(lost(seen).every(({ atMs }) => atMs < 60_000)).toBe(true);
  expect(seen.timeline.onlineShare['old']?.at(-1)).toBe(1);
});

const slowly = [
  { share: 0.5, afterMs: 0 },
  { share: 1, afterMs: 15_000 },
];

test('operators who notice halt the waves and publish a mended configuration, late', () => {
  const stall: FaultSpec = {
    kind: 'pause',
    atMs: 21_000,
    cell: 'main',
    service: 'front',
    forMs: 4000,
  };
  const seen = run({ operators: people, faults: [stall] }, { waves: slowly });
  expect(seen.log.map((line) => line.split(' ')[1])).toEqual([
    'rollout',
    'fault',
    'detected',
    'halted',
    'mended',
  ]);
  const timeOf = (kind: LogEntry['kind']) =>
    seen.timeline.annotations.find((entry) => entry.kind === kind)!.atMs;
  // A sample is half a second old when they see it; the diagnosis takes three seconds.
  expect(timeOf('detected') % 1000).toBe(500);
  expect(timeOf('mended') - timeOf('detected')).toBe(3000);
  const cutOff = lost(seen).filter(({ reason }) => reason === 'configuration');
  expect(Math.max(...cutOff.map(({ atMs }) => atMs))).toBeLessThan(timeOf('mended') + 2000);
  expect(seen.timeline.onlineShare['old']?.at(-1)).toBe(1);
});

test('a health gate rolls back by itself when those reached are lost', () => {
  const seen = run({}, { gate: { lossShareMax: 0.2 }, waves: slowly });
  expect(seen.log.map((line) => line.split(' ')[1])).toEqual(['rollout', 'rollback']);
  const cutOff = new Set(lost(seen).map(({ client }) => client));
  expect(cutOff.size).toBeLessThan(20);
  expect(seen.timeline.onlineShare['old']?.at(-1)).toBe(1);
});

test('everybody who can has the configuration in the end', () => {
  const { samples } = run({}, { upgradeMeanMs: 2000 });
  expect(samples.at(-1)).toMatchObject({ reached: 60 });
  expect(samples[19]).toMatchObject({ reached: 0 });
});
