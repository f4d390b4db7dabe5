import { stages } from '@squall/client-actor';
import { expect, test } from 'vitest';
import type { ClusterSpec, FaultSpec } from './spec.ts';
import { runWhole } from './testing/run.ts';
import { backService, cohort, frontService } from './testing/small-spec.ts';

const connect = stages.indexOf('connect');
const crash: FaultSpec = { kind: 'crash', atMs: 20_000, cell: 'main', service: 'front' };
const pause: FaultSpec = { ...crash, kind: 'pause', service: 'back', forMs: 10_000 };

/** What became of the connection attempts of a run, with the moments of those refused. */
function doorOf(shedding: ClusterSpec['shedding'], change: Partial<ClusterSpec> = {}) {
  const shed = shedding ? { shedding } : {};
  const run = runWhole({ faults: [crash, pause], ...change, ...shed });
  const asked = run.records.filter(({ stage }) => stage === connect);
  const refused = asked.filter(({ kind }) => kind === 'rejected');
  return {
    ...run,
    refusedAtMs: refused.map(({ atMs }) => atMs),
    refusals: new Set(refused.map(({ client, value }) => `${client}/${value}`)),
    attempts: asked.filter(({ kind }) => kind === 'requested' || kind === 'retried'),
  };
}

test('it begins when the last fault has ended, and is in the log', () => {
  const { log, refusedAtMs } = doorOf({ share: 1 });
  expect(log).toContain('30.0 shedding load shedding: 100 % of connection attempts');
  // 20 ms there and 20 ms back: what arrived before the moment was let in.
  expect(Math.min(...refusedAtMs.filter((atMs) => atMs > 22_000))).toBeGreaterThanOrEqual(30_020);
});

test('with all refused nobody comes back; a share is refused by chance, each attempt by itself', () => {
  const all = doorOf({ share: 1 }, { faults: [crash, { ...pause, forMs: 1000 }] });
  const after = (ms: number) => all.attempts.filter(({ atMs }) => atMs > ms);
  expect(after(21_000).length).toBeGreaterThan(100);
  expect(
    all.records.filter(
      ({ kind, stage, atMs }) => kind === 'answered' && stage === connect && atMs > 21_100,
    ),
  ).toEqual([]);
  const wide = { ...frontService, servers: 100, queueCapacity: 5000 };
  const services = { front: wide, back: backService };
  const half = doorOf(
    { share: 0.5 },
    { clients: 400, horizonMs: 40_000, services, faults: [crash] },
  );
  const { length: tried } = half.attempts.filter(({ atMs }) => atMs > 20_000);
  expect(tried).toBeGreaterThan(500);
  const deviation = Math.sqrt(0.25 / tried);
  expect(Math.abs(half.refusals.size / tried - 0.5)).toBeLessThan(4 * deviation);
});

test('who is refused with a small share is refused with a larger one too', () => {
  const [less, more] = [doorOf({ share: 0.2 }), doorOf({ share: 0.6 })];
  const tried = new Set(more.attempts.map(({ client, value }) => `${client}/${value}`));
  const common = [...less.refusals].filter((attempt) => tried.has(attempt));
  expect(common.length).toBeGreaterThan(0);
  expect(common.filter((attempt) => !more.refusals.has(attempt))).toEqual([]);
});

test('a refusal costs its service no work, and is a rejection in the books', () => {
  const { ledger, samples } = doorOf({ share: 1 }, { faults: [{ ...crash, atMs: 20_000 }] });
  const { rejected } = ledger['main/front']!;
  expect(rejected).toBeGreaterThan(100);
  const late = samples.filter(({ atMs }) => atMs > 25_000);
  expect(late.every(({ stations }) => stations[0]!.utilisation === 0)).toBe(true);
});

test('it ends after its time', () => {
  const { log, refusedAtMs, verdicts } = doorOf({ share: 1, forMs: 5000 }, { horizonMs: 90_000 });
  expect(log).toContain('35.0 shedding load shedding ends');
  expect(Math.max(...refusedAtMs)).toBeLessThanOrEqual(35_020);
  expect(verdicts['cell.main']?.recoveredAtMs).not.toBeNull();
});

test('only in the cells that are named', () => {
  const cells = ['main', 'west'];
  const both: FaultSpec[] = [crash, { ...crash, cell: 'west' }];
  const { log, verdicts } = doorOf(
    { share: 1, cells: ['west'] },
    { cells, cohorts: { all: { ...cohort, cells } }, faults: both },
  );
  expect(log).toContain('20.0 shedding west load shedding: 100 % of connection attempts');
  expect(verdicts['cell.main']?.verdict).not.toBe('metastable');
  expect(verdicts['cell.west']?.verdict).toBe('metastable');
});

test('with a roll-out it begins when that is rolled back or mended', () => {
  const configuration: ClusterSpec['configuration'] = {
    startMs: 20_000,
    waves: [
      { share: 0.5, afterMs: 0 },
      { share: 1, afterMs: 20_000 },
    ],
    gate: { lossShareMax: 0.2 },
    fetchOverMs: 1000,
    order: 'random',
    haltOnAlarm: false,
  };
  const old = { all: { ...cohort, canProcess: false } };
  const { log, trigger } = doorOf({ share: 0.5 }, { faults: [], configuration, cohorts: old });
  const back = log.findIndex((entry) => entry.includes('rollback'));
  expect(back).toBeGreaterThan(0);
  const [moment] = log[back]!.split(' ');
  expect(log.slice(back)).toContain(
    `${moment} shedding load shedding: 50 % of connection attempts`,
  );
  expect(trigger).toEqual({ atMs: 20_000, endsAtMs: 1000 * Number(moment) });
});

test('a share of 0 and none at all are one history', () => {
  expect(doorOf({ share: 0 }).digest).toBe(doorOf(undefined).digest);
});
