import { expect, test } from 'vitest';
import type { FaultSpec, HealthCheckSpec } from '../spec.ts';
import { runFleets } from '../testing/fleet-run.ts';

/** Kubernetes' thresholds, faster: out after 3 failures in a row, back after one success. */
const healthCheck: HealthCheckSpec = {
  everyMs: 1000,
  timeoutMs: 200,
  unhealthyAfter: 3,
  healthyAfter: 1,
  cost: 0.1,
};
const slow = (instance: number, forMs = 10_000): FaultSpec => ({
  kind: 'slowdown',
  atMs: 20_000,
  cell: 'main',
  service: 'back',
  forMs,
  factor: 200,
  instance,
});
const kinds = (log: readonly string[], ...wanted: readonly string[]) =>
  log.filter((line) => wanted.includes(line.split(' ')[1] ?? ''));

test('a slow instance is evicted after so many probes, and is back after it answers again', () => {
  const seen = runFleets({ back: { healthCheck }, faults: [slow(1)] });
  const turns = kinds(seen.log, 'evicted', 'readmitted');
  expect(turns).toEqual([
    '22.7 evicted main back 1 is evicted: its health check fails',
    expect.stringMatching(/^3\d\.\d readmitted main back 1 is back in rotation$/),
  ]);
  expect(seen.measures['cell.main.evictions']).toBe(1);
});

test('without a health check nobody is evicted, and there is no figure of it', () => {
  const seen = runFleets({ faults: [slow(1)] });
  expect(kinds(seen.log, 'evicted')).toEqual([]);
  expect(seen.measures).not.toHaveProperty('cell.main.evictions');
});

test('who is evicted gets nothing but probes: new work goes to the other', () => {
  const { records } = runFleets({ back: { healthCheck }, faults: [slow(1, 30_000)] });
  const failed = records.filter(
    ({ kind, station, client, atMs }) =>
      kind === 'timedOut' && station === 1 && client >= 0 && atMs > 27_000 && atMs < 50_000,
  );
  expect(failed).toEqual([]);
});

/** All clients come back at 24 s, when both instances have been slow for four seconds. */
const returning: FaultSpec[] = [
  slow(1, 20_000),
  slow(2, 20_000),
  { kind: 'crash', atMs: 24_000, cell: 'main', service: 'front', instance: 1 },
];
const refusals = ({ records }: ReturnType<typeof runFleets>) =>
  records.filter(({ kind, station, client }) => kind === 'rejected' && station === 1 && client >= 0)
    .length;

test('all of them are evicted when all are slow, and everything is refused', () => {
  const seen = runFleets({ back: { healthCheck }, faults: returning });
  expect(kinds(seen.log, 'evicted')).toHaveLength(2);
  expect(refusals(seen)).toBeGreaterThan(0);
});

test('no more than a share of them is evicted at once', () => {
  const limited = { ...healthCheck, evictedShareMax: 0.5 };
  const seen = runFleets({ back: { healthCheck: limited }, faults: [slow(1), slow(2)] });
  expect(kinds(seen.log, 'evicted')).toHaveLength(1);
});

test('a fleet that fails open asks them all the same when all are evicted', () => {
  const open = { ...healthCheck, failsOpen: true };
  const back = { healthCheck: open, queueCapacity: 4000 };
  const seen = runFleets({ back, faults: returning });
  expect(kinds(seen.log, 'evicted')).toHaveLength(2);
  expect(refusals(seen)).toBe(0);
});

test('a check that restarts kills the slow process, and asks again when it is up', () => {
  const restart: HealthCheckSpec = { ...healthCheck, action: 'restart' };
  const seen = runFleets({ back: { healthCheck: restart }, faults: [slow(1, 4000)] });
  expect(kinds(seen.log, 'crash', 'restart', 'evicted')).toEqual([
    '22.7 crash main back 1 dies: its health check fails',
    '24.7 restart main back 1 is up again',
  ]);
});

test('an instance that is dead fails its probes: it is out until it is up and answers', () => {
  const seen = runFleets({
    back: { healthCheck, startUpMs: 8000 },
    faults: [{ kind: 'crash', atMs: 20_000, cell: 'main', service: 'back', instance: 2 }],
  });
  expect(kinds(seen.log, 'evicted', 'restart', 'readmitted')).toEqual([
    '22.0 evicted main back 2 is evicted: its health check fails',
    '28.0 restart main back 2 is up again',
    '28.0 readmitted main back 2 is back in rotation',
  ]);
});
