import { expect, test } from 'vitest';
import { planStations } from '../plan.ts';
import { createPopulation } from '../population.ts';
import type { Sample, StationSample } from '../samples.ts';
import { recoveryStorm } from '../testing/recovery-storm.ts';
import { smallSpec } from '../testing/small-spec.ts';
import { rejectedShare, signalsOf, waitMs } from './signals.ts';

const idle: StationSample = {
  attemptsPerSecond: 0,
  goodputPerSecond: 0,
  throughputPerSecond: 0,
  rejectedPerSecond: 0,
  timedOutPerSecond: 0,
  queueLength: 0,
  utilisation: 0,
};

test('a queue is worked off in its length over the throughput; one that stands still is not endless', () => {
  expect(waitMs({ ...idle, queueLength: 30, throughputPerSecond: 20 })).toBe(1500);
  expect(waitMs({ ...idle, queueLength: 30 })).toBe(30_000);
  expect(waitMs(idle)).toBe(0);
});

test('the share turned away is that of the requests with an outcome', () => {
  const busy = { ...idle, goodputPerSecond: 5, rejectedPerSecond: 3, timedOutPerSecond: 2 };
  expect(rejectedShare(busy)).toBe(0.3);
  expect(rejectedShare(idle)).toBe(0);
});

test('an actor sees its own service, the worst of the others, and how many clients are online', () => {
  const spec = smallSpec(recoveryStorm);
  const population = createPopulation(spec);
  const plan = planStations(spec, population);
  const half = { ...idle, goodputPerSecond: 5, timedOutPerSecond: 5 };
  const third = { ...idle, goodputPerSecond: 1, rejectedPerSecond: 2 };
  const sample: Sample = {
    atMs: 1000,
    stations: [idle, half, third, { ...idle, utilisation: 0.7, throughputPerSecond: 4 }],
    clients: [],
    onlineByCohort: [],
    onlineByCell: [25],
    reached: 0,
    reachedOnline: 0,
    events: 0,
  };
  const seen = (service: string, watch?: readonly string[]) =>
    signalsOf(sample, { plan, population, station: plan.indexOf(0, service), cell: 0, watch });
  expect(seen('directory')).toEqual({
    successShare: 1,
    behindShare: 1 / 3,
    watchedShare: 1 / 3,
    rejectedShare: 0,
    throughputPerSecond: 4,
    waitMs: 0,
    utilisation: 0.7,
    onlineShare: 0.25,
  });
  expect(seen('contacts', ['signIn'])).toMatchObject({
    successShare: 1 / 3,
    behindShare: 0.5,
    watchedShare: 0.5,
    rejectedShare: 2 / 3,
  });
});
