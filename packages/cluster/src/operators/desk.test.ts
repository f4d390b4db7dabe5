import { expect, test } from 'vitest';
import { type Sample, successShare } from '../samples.ts';
import type { ClusterSpec, OperatorsSpec } from '../spec.ts';
import { operators } from '../testing/operators.ts';
import { runWhole } from '../testing/run.ts';
import { cohort, frontService, quietSpec } from '../testing/small-spec.ts';
import { lossShareOf } from './desk.ts';

const sample = (figures: Partial<Sample>): Sample => ({
  atMs: 0,
  stations: [],
  clients: [60, 40],
  onlineByCohort: [],
  onlineByCell: [30, 30],
  reached: 0,
  reachedOnline: 0,
  events: 0,
  ...figures,
});

test('what a roll-out loses is how much less often those it reached are online than the others', () => {
  // 20 of the 50 reached are online, and 40 of the other 50.
  expect(lossShareOf(sample({ reached: 50, reachedOnline: 20 }))).toBeCloseTo(0.4, 12);
  expect(lossShareOf(sample({ reached: 50, reachedOnline: 40 }))).toBe(0);
});

test('with nobody reached, or nobody left to compare with, no loss can be seen', () => {
  expect(lossShareOf(sample({}))).toBe(0);
  expect(lossShareOf(sample({ reached: 100, reachedOnline: 0 }))).toBe(0);
});

test('the share that succeeds is that of the requests with an outcome, 1 when there was none', () => {
  const station = {
    attemptsPerSecond: 90,
    throughputPerSecond: 9,
    goodputPerSecond: 3,
    rejectedPerSecond: 1,
    timedOutPerSecond: 2,
    queueLength: 0,
    utilisation: 0,
  };
  expect(successShare(station)).toBe(0.5);
  const none = { goodputPerSecond: 0, rejectedPerSecond: 0, timedOutPerSecond: 0 };
  expect(successShare({ ...station, ...none })).toBe(1);
  expect(successShare(undefined)).toBe(1);
});

/**
 * Sixty clients come back at once before a back that needs half a minute for all of them and is waited for 2 s. Only
 * connections pass the front, where the door is.
 */
const storm: Partial<ClusterSpec> = {
  horizonMs: 150_000,
  services: {
    front: { ...frontService, servers: 20 },
    back: { servers: 1, queueCapacity: 200, serviceTimeMs: 100, cv2: 0 },
    chat: frontService,
  },
  stages: {
    ...quietSpec.stages,
    heartbeat: { service: 'chat', cost: 1 },
    message: { service: 'chat', cost: 1 },
  },
  sessions: { ttlMs: 0, keptBy: 'back', connectionsHeldBy: 'front' },
  faults: [{ kind: 'crash', atMs: 20_000, cell: 'main', service: 'front' }],
};
const people: OperatorsSpec = {
  ...operators,
  admissionRamp: { ...operators.admissionRamp, startPerThousandPerSecond: 15, raise: 1.2 },
};

test('operators see late, close the door, ramp it up and open it again: everybody is back', () => {
  const { log, timeline } = runWhole({ ...storm, operators: people });
  expect(log.slice(0, 6)).toEqual([
    '20.0 fault main crash of front',
    '20.0 crash main front dies: a fault',
    '20.0 restart main front is up again',
    // Three bad windows, the first when the first wait has ended, each half a second old; a second to react.
    '25.5 detected main operators notice: too many fail at back',
    '26.5 throttle main admission closed, then ramped up',
    expect.stringMatching(/opened main admission open again$/),
  ]);
  const online = timeline.clients['online']!;
  expect(Math.min(...online)).toBe(0);
  expect(online.at(-1)).toBe(60);
});

test('the rate of the door is per thousand clients of its cell', () => {
  const steady = { ...people.admissionRamp!, raise: 1, lower: 1 };
  const { samples } = runWhole({ ...storm, operators: { ...people, admissionRamp: steady } });
  // 15 for each thousand of its sixty clients: 27 in half a minute, in which far more than that ask.
  const seen = samples.filter(({ atMs }) => atMs > 28_000 && atMs <= 58_000);
  const passed = seen.reduce((sum, { stations }) => sum + stations[0]!.throughputPerSecond, 0);
  expect(passed).toBeGreaterThanOrEqual(26);
  expect(passed).toBeLessThanOrEqual(28);
});

test('a door that is open again is as open as it was: the next crowd is let in until somebody acts', () => {
  const again = { kind: 'crash', atMs: 200_500, cell: 'main', service: 'front' } as const;
  const { samples, log } = runWhole({
    ...storm,
    horizonMs: 205_000,
    faults: [...storm.faults!, again],
    operators: people,
  });
  const opened = log.findLastIndex((line) => line.includes('opened'));
  const second = log.findIndex((line) => line.startsWith('200.5 crash'));
  expect(opened).toBeGreaterThan(0);
  expect(second).toBeGreaterThan(opened);
  const after = samples.filter(({ atMs }) => atMs > 200_000).map(({ stations }) => stations[0]!);
  expect(Math.max(...after.map(({ attemptsPerSecond }) => attemptsPerSecond))).toBeGreaterThan(40);
  expect(after.every(({ rejectedPerSecond }) => rejectedPerSecond === 0)).toBe(true);
});

test('the same storm without anybody at a desk does not end', () => {
  const { timeline, measures } = runWhole({ ...storm, operators: null });
  expect(timeline.clients['online']?.slice(20).every((count) => count === 0)).toBe(true);
  expect(measures['cell.main.recoveryMs']).toBeNull();
  // Nearly all that the back does is in vain.
  expect(measures['service.main/back.wastedShare']).toBeGreaterThan(0.9);
});

test('the door of one cell is not that of another', () => {
  const { log, ledger } = runWhole({
    ...storm,
    clients: 120,
    cells: ['main', 'west'],
    cohorts: { all: { ...cohort, cells: ['main', 'west'] } },
    operators: people,
  });
  expect(log.filter((line) => line.includes('west'))).toEqual([]);
  expect(ledger['west/front']?.rejected).toBe(0);
  expect(ledger['main/front']?.rejected).toBeGreaterThan(100);
});
