import { expect, test } from 'vitest';
import type { ClusterSpec } from '../spec.ts';
import type { RecoverySpec } from '../spec/recovery.ts';
import { levers, recoveryStorm } from '../testing/recovery-storm.ts';
import { runWhole } from '../testing/run.ts';

/** One storm with these recovery actors: who is online at its end, when all were back, what the log says. */
function storm(...recovery: readonly RecoverySpec[]) {
  const change = { ...recoveryStorm, recovery: [...recovery] };
  const { timeline, measures, log } = runWhole(change, { engine: 'flyweight' });
  return {
    online: timeline.clients['online']?.at(-1),
    backAfterMs: measures['cell.main.recoveryMs'],
    measures,
    log: log.slice(3),
  };
}

test('without recovery actors hardly anybody comes back', () => {
  const { online, backAfterMs, log } = storm();
  expect(online).toBeLessThan(20);
  expect(backAfterMs).toBeNull();
  expect(log).toEqual([]);
});

const kinds = Object.entries(levers);

test.each(kinds)('%s brings everybody back, and its log says how', (_, { good }) => {
  const { online, backAfterMs, log } = storm(good);
  expect(online).toBe(100);
  expect(backAfterMs).toBeLessThan(150_000);
  expect(log.length).toBeGreaterThan(0);
});

test.each(kinds)('%s, badly set, does not, though it acts', (_, { bad }) => {
  const { online, backAfterMs, log } = storm(bad);
  expect(online).toBeLessThan(60);
  expect(backAfterMs).toBeNull();
  expect(log.length).toBeGreaterThan(0);
});

test('a brown-out lets clients come online without a feature, counts them, and ends', () => {
  const { measures, log } = storm(levers.brownOut.good);
  expect(log).toEqual([
    '26.0 recovery main contacts off',
    expect.stringMatching(/recovery main contacts on again$/),
  ]);
  // The others had their lists before it began, and nobody has to ask for his again.
  expect(measures['cell.main.degradedPeakShare']).toBe(0.88);
  expect(measures['cell.main.degradedAtEnd']).toBe(0.88);
});

test('servers that were ordered come when they are provisioned, and go when they were idle', () => {
  const { log } = storm({ ...levers.autoscaler.good, downAfterMs: 40_000 } as RecoverySpec);
  expect(log).toEqual([
    '28.0 recovery main directory has 2 servers',
    '33.0 recovery main directory has 4 servers',
    '38.0 recovery main directory has 6 servers',
    // The most that the last forty seconds needed, and then the next forty.
    '85.0 recovery main directory has 2 servers',
    '125.0 recovery main directory has 1 servers',
  ]);
});

test('priorities upside down make it worse: those who are online lose their heartbeats', () => {
  const stages = {
    ...recoveryStorm.stages,
    connect: { service: 'front', cost: 1, priority: 1 },
    heartbeat: { service: 'front', cost: 1, priority: 0 },
  } as ClusterSpec['stages'];
  // Only half of them are thrown out.
  const half = { ...recoveryStorm.cohorts!['all']!, share: 0.5 };
  const cohorts = { lost: { ...half, canProcess: false }, kept: half };
  const configuration = {
    startMs: 20_000,
    waves: [{ share: 1, afterMs: 0 }],
    fetchOverMs: 1000,
    order: 'random' as const,
    haltOnAlarm: false,
  };
  const fewest = (recovery: RecoverySpec[]) => {
    const change = { ...recoveryStorm, faults: [], stages, cohorts, configuration, recovery };
    const { timeline } = runWhole(change, { engine: 'flyweight' });
    return Math.min(...(timeline.onlineShare['kept'] ?? []));
  };
  expect(fewest([])).toBe(1);
  expect(fewest([levers.priorityShedding.good])).toBeLessThan(0.5);
});

test('what an actor hears is as old as it is said to be', () => {
  const first = (sampleDelayMs: number) =>
    storm({ ...levers.queueLimit.good, sampleDelayMs }).log[0];
  expect(first(0)).toBe('22.0 recovery main queue of directory limited to 4');
  expect(first(2500)).toBe('24.5 recovery main queue of directory limited to 4');
});
