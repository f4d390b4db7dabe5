import { type LedgerTotals, createLedger } from '@squall/metrics';
import { expect, test } from 'vitest';
import type { LogEntry } from './log.ts';
import { type MeasureInput, measure } from './measures.ts';
import { planStations } from './plan.ts';
import { createPopulation } from './population.ts';
import type { Sample, StationSample } from './samples.ts';
import type { ClusterSpec, FaultSpec } from './spec.ts';
import { smallSpec } from './testing/small-spec.ts';
import { CohortTallies } from './tallies.ts';

const crash: FaultSpec = { kind: 'crash', atMs: 20_000, cell: 'main', service: 'back' };
const slowdown: FaultSpec = { ...crash, kind: 'slowdown', forMs: 15_000, factor: 4 };
const base: Partial<ClusterSpec> = { clients: 100, horizonMs: 120_000, faults: [crash] };
const configuration: ClusterSpec['configuration'] = {
  startMs: 20_000,
  waves: [{ share: 1, afterMs: 0 }],
  fetchOverMs: 0,
  order: 'random',
  haltOnAlarm: false,
};

const quiet: StationSample = {
  attemptsPerSecond: 10,
  goodputPerSecond: 10,
  throughputPerSecond: 10,
  rejectedPerSecond: 0,
  timedOutPerSecond: 0,
  queueLength: 0,
  utilisation: 0.1,
};

/** One sample a second up to the horizon: so many online, the back as told. */
function samplesOf(
  horizonMs: number,
  online: (atMs: number) => number,
  back: (atMs: number) => Partial<StationSample> = () => ({}),
): readonly Sample[] {
  return Array.from({ length: horizonMs / 1000 }, (_, i) => {
    const atMs = (i + 1) * 1000;
    const count = online(atMs);
    return {
      atMs,
      stations: [quiet, { ...quiet, ...back(atMs) }],
      clients: [],
      onlineByCohort: [count],
      onlineByCell: [count],
      reached: 0,
      reachedOnline: 0,
      events: 0,
    };
  });
}

function measured(
  change: Partial<ClusterSpec>,
  online: (atMs: number) => number,
  rest: Partial<MeasureInput> & { back?: (atMs: number) => Partial<StationSample> } = {},
) {
  const spec = smallSpec({ ...base, ...change });
  const population = createPopulation(spec);
  const { back, ...input } = rest;
  return measure({
    spec,
    plan: planStations(spec, population),
    population,
    samples: samplesOf(spec.horizonMs, online, back),
    log: [],
    tallies: new CohortTallies(population, 0).read(),
    ledger: {},
    ...input,
  });
}

const between =
  (fromMs: number, toMs: number, inside: number, outside: number) => (atMs: number) =>
    atMs > fromMs && atMs <= toMs ? inside : outside;

test('a dip: how deep, and how long from the trigger until it is back for good', () => {
  expect(measured({}, between(21_000, 50_000, 40, 80))).toMatchObject({
    'cell.main.onlineMin': 0.5,
    'cell.main.onlineAtEnd': 1,
    // The first good window ends at 51 s.
    'cell.main.recoveryMs': 31_000,
    'cohort.all.onlineMin': 0.5,
    'cohort.all.recoveryMs': 31_000,
  });
});

test('up to five per cent below the baseline is within the band', () => {
  expect(measured({}, between(21_000, 50_000, 95, 100))).toMatchObject({
    'cell.main.onlineMin': 0.95,
    'cell.main.recoveryMs': 0,
    'cell.main.outlastsTriggerMs': 0,
  });
});

test('back for less than half a minute at the horizon is not back', () => {
  expect(measured({}, between(21_000, 91_000, 40, 80))['cell.main.recoveryMs']).toBeNull();
  expect(measured({}, between(21_000, 90_000, 40, 80))['cell.main.recoveryMs']).toBe(71_000);
});

test('the storm outlasts its trigger by what comes after the last fault has ended', () => {
  const dip = between(21_000, 50_000, 40, 80);
  expect(measured({}, dip)['cell.main.outlastsTriggerMs']).toBe(31_000);
  expect(measured({ faults: [slowdown] }, dip)['cell.main.outlastsTriggerMs']).toBe(16_000);
  const long: FaultSpec = { ...slowdown, forMs: 60_000 };
  expect(measured({ faults: [long] }, dip)['cell.main.outlastsTriggerMs']).toBe(0);
});

test('a storm that is not over at the horizon outlasts its trigger by all that is left', () => {
  const never = between(21_000, 1e9, 0, 80);
  expect(measured({}, never)).toMatchObject({
    'cell.main.recoveryMs': null,
    'cell.main.outlastsTriggerMs': 100_000,
    'cell.main.onlineAtEnd': 0,
  });
});

test('a roll-out ends as a cause when it is mended or rolled back; before that, nothing outlasts it', () => {
  const rollout = { faults: [], configuration };
  const dip = between(21_000, 50_000, 40, 80);
  const entry = (kind: LogEntry['kind']): LogEntry => ({ atMs: 45_000, kind, label: '' });
  const outlasts = (log: readonly LogEntry[]) =>
    measured(rollout, dip, { log })['cell.main.outlastsTriggerMs'];
  expect(outlasts([])).toBeNull();
  expect(outlasts([entry('detected'), entry('mended')])).toBe(6000);
  expect(outlasts([entry('rollback')])).toBe(6000);
});

test('a roll-out and faults: the cause is gone when the last of them is', () => {
  const dip = between(21_000, 50_000, 40, 80);
  const log: readonly LogEntry[] = [{ atMs: 30_000, kind: 'mended', label: '' }];
  const outlasts = (forMs: number) =>
    measured({ faults: [{ ...slowdown, forMs }], configuration }, dip, { log });
  expect(outlasts(15_000)['cell.main.outlastsTriggerMs']).toBe(16_000);
  expect(outlasts(5000)['cell.main.outlastsTriggerMs']).toBe(21_000);
});

test('a window that ends with the trigger has seen it, and is no part of the baseline', () => {
  const back = (atMs: number) => (atMs === 20_000 ? { attemptsPerSecond: 999 } : {});
  expect(measured({}, between(19_000, 50_000, 0, 80), { back })).toMatchObject({
    'cell.main.onlineAtEnd': 1,
    'service.main/back.attemptsPeakRatio': 1,
  });
});

test('nobody online before: shares are 0, not NaN', () => {
  expect(measured({}, () => 0)).toMatchObject({
    'cell.main.onlineMin': 0,
    'cell.main.onlineAtEnd': 0,
  });
});

test('without a trigger the run is stable by what was seen up to the horizon', () => {
  expect(measured({ faults: [] }, () => 80)).toMatchObject({
    'cell.main.onlineMin': 1,
    'cell.main.onlineAtEnd': 1,
    'cell.main.outlastsTriggerMs': null,
  });
});

test('a service is overloaded in windows in which under half of its requests are answered', () => {
  const bad = { goodputPerSecond: 4, rejectedPerSecond: 3, timedOutPerSecond: 3 };
  const fair = { goodputPerSecond: 5, rejectedPerSecond: 2, timedOutPerSecond: 3 };
  const back = (atMs: number) => {
    if (atMs === 15_000 || (atMs > 30_000 && atMs <= 37_000)) return bad;
    return atMs > 37_000 ? fair : {};
  };
  expect(measured({}, () => 80, { back })).toMatchObject({
    'service.main/back.overloadedMs': 7000,
    'service.main/front.overloadedMs': 0,
  });
});

test('peaks are those after the trigger; the usual rate is the mean between warm-up and trigger', () => {
  const back = (atMs: number): Partial<StationSample> => {
    if (atMs <= 5000) return { attemptsPerSecond: 500, queueLength: 40 };
    return atMs === 33_000 ? { attemptsPerSecond: 75, queueLength: 30 } : {};
  };
  expect(measured({}, () => 80, { back })).toMatchObject({
    'service.main/back.attemptsPeakPerSecond': 75,
    'service.main/back.attemptsPeakRatio': 7.5,
    // Of its 40 places.
    'service.main/back.queuePeakShare': 0.75,
  });
});

test('amplification and waste come from the books', () => {
  const ledger = createLedger();
  for (let i = 0; i < 4; i++) ledger.requested(true);
  for (let i = 0; i < 6; i++) ledger.requested(false);
  for (let i = 0; i < 3; i++) ledger.served(i > 0);
  const books: Record<string, LedgerTotals> = { 'main/back': ledger.read() };
  const figures = measured({}, () => 80, { ledger: books });
  expect(figures['service.main/back.amplification']).toBe(2.5);
  expect(figures['service.main/back.wastedShare']).toBeCloseTo(1 / 3, 12);
  // Nobody asked the front.
  expect(figures['service.main/front.amplification']).toBeNull();
  expect(figures['service.main/front.wastedShare']).toBeNull();
});
