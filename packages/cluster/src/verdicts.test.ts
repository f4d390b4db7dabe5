import { expect, test } from 'vitest';
import { createPopulation } from './population.ts';
import type { Sample } from './samples.ts';
import type { ClusterSpec, FaultSpec } from './spec.ts';
import { runWhole } from './testing/run.ts';
import { smallSpec } from './testing/small-spec.ts';
import { triggerAtMs } from './trigger.ts';
import { verdicts } from './verdicts.ts';

const crash: FaultSpec = { kind: 'crash', atMs: 20_000, cell: 'main', service: 'back' };
const configuration: ClusterSpec['configuration'] = {
  startMs: 20_000,
  waves: [{ share: 1, afterMs: 0 }],
  fetchOverMs: 0,
  order: 'random',
  haltOnAlarm: false,
};

test('the trigger is whatever comes first: the roll-out or a fault; else the horizon', () => {
  expect(triggerAtMs(smallSpec({ faults: [] }))).toBe(60_000);
  expect(triggerAtMs(smallSpec({ faults: [{ ...crash, atMs: 30_000 }, crash] }))).toBe(20_000);
  expect(triggerAtMs(smallSpec({ faults: [crash], configuration }))).toBe(20_000);
  const earlier = { ...configuration, startMs: 10_000 };
  expect(triggerAtMs(smallSpec({ faults: [crash], configuration: earlier }))).toBe(10_000);
});

/** One sample a second, with so many online. */
function verdictOn(online: (atMs: number) => number, change: Partial<ClusterSpec> = {}) {
  const spec = smallSpec({ clients: 100, horizonMs: 120_000, faults: [crash], ...change });
  const samples = Array.from({ length: spec.horizonMs / 1000 }, (_, i): Sample => {
    const atMs = (i + 1) * 1000;
    const counts = [online(atMs)];
    const nobody = { stations: [], clients: [], reached: 0, reachedOnline: 0, events: 0 };
    return { atMs, onlineByCohort: counts, onlineByCell: counts, ...nobody };
  });
  return verdicts({ spec, population: createPopulation(spec), samples, log: [] })['cell.main'];
}
const dip = (toMs: number) => (atMs: number) => (atMs > 21_000 && atMs <= toMs ? 40 : 80);

test('out for fewer than twenty windows and back for half a minute: recovered', () => {
  expect(verdictOn(dip(40_000))).toMatchObject({
    verdict: 'recovered',
    baseline: 80,
    leftBandAtMs: 22_000,
    recoveredAtMs: 41_000,
    metastableAtMs: null,
  });
});

test('out for twenty windows after the trigger is gone: metastable, even when it comes back', () => {
  expect(verdictOn(dip(42_000))).toMatchObject({
    verdict: 'metastable',
    metastableAtMs: 41_000,
    recoveredAtMs: 43_000,
  });
});

test('out as long as the fault lasts, and no twenty windows longer: undecided when the data end', () => {
  const slowdown: FaultSpec = { ...crash, kind: 'slowdown', forMs: 85_000, factor: 9 };
  expect(verdictOn(dip(1e9), { faults: [slowdown] })?.verdict).toBe('undecided');
  const shorter: FaultSpec = { ...slowdown, forMs: 80_000 };
  expect(verdictOn(dip(1e9), { faults: [shorter] })).toMatchObject({
    verdict: 'metastable',
    metastableAtMs: 120_000,
  });
});

test('a roll-out that is never mended is a trigger without an end', () => {
  expect(verdictOn(dip(1e9), { faults: [], configuration })?.verdict).toBe('undecided');
});

test('a run says what became of each cell and each cohort', () => {
  const quiet = runWhole();
  expect(Object.keys(quiet.verdicts)).toEqual(['cell.main', 'cohort.all']);
  expect(quiet.verdicts['cell.main']?.verdict).toBe('stable');
  expect(JSON.parse(JSON.stringify(quiet.verdicts))).toEqual(quiet.verdicts);
});
