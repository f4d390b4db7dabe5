import { clientStates } from '@squall/client-actor';
import { expect, test } from 'vitest';
import { Census } from './census.ts';
import { type RecordKind, kinds } from './records.ts';
import { createSampler } from './sampler.ts';
import { startStations } from './testing/stations.ts';

const online = clientStates.indexOf('online');
const backingOff = clientStates.indexOf('backingOff');

/** Four clients in two cells, a front of two servers in each; windows of 2 s. */
function open(states: readonly number[] = [], reached: readonly number[] = []) {
  const service = { servers: 2, queueCapacity: 10, serviceTimeMs: 500, cv2: 0 };
  const world = startStations({
    clients: 4,
    cells: ['east', 'west'],
    services: { front: service, back: service },
  });
  const { books } = world.recorder;
  const census = new Census(world.population);
  census.begin((client) => states[client] ?? 0);
  for (const client of reached) census.setReached(client, true);
  const sampler = createSampler({
    plan: world.plan,
    stations: world.stations,
    books,
    census,
    executed: () => world.kernel.executed,
  });
  const note = (kind: RecordKind, station: number, times = 1) => {
    for (let i = 0; i < times; i++) books.count(kinds[kind], station);
  };
  return { ...world, sampler, note };
}

test('rates are per second of the window, for each station by itself', () => {
  const { sampler, note } = open();
  note('requested', 1, 3);
  note('retried', 1, 5);
  note('servedUseful', 1, 4);
  note('servedWasted', 1, 2);
  note('rejected', 1, 6);
  note('timedOut', 1, 2);
  const [first, second] = sampler.read(2000).stations;
  expect(second).toMatchObject({
    attemptsPerSecond: 4,
    goodputPerSecond: 2,
    throughputPerSecond: 3,
    rejectedPerSecond: 3,
    timedOutPerSecond: 1,
  });
  expect(first).toMatchObject({ attemptsPerSecond: 0, throughputPerSecond: 0 });
});

test('each window begins anew', () => {
  const { sampler, note } = open();
  note('requested', 1, 8);
  sampler.read(2000);
  note('requested', 1, 2);
  expect(sampler.read(4000).stations[1]?.attemptsPerSecond).toBe(1);
});

test('a last window that is cut short is as long as it is', () => {
  const { sampler, note, ask, run } = open();
  run(2000);
  sampler.read(2000);
  note('requested', 0, 5);
  ask(0);
  run(2500);
  const sample = sampler.read(2500);
  expect(sample.stations[0]).toMatchObject({ attemptsPerSecond: 10, utilisation: 0.5 });
});

test('utilisation is busy servers over all servers, weighted by time', () => {
  const { sampler, ask, run } = open();
  for (let i = 0; i < 3; i++) ask(0);
  run(400);
  expect(sampler.read(400).stations[0]).toMatchObject({ utilisation: 1, queueLength: 1 });
  run(2400);
  // Two servers for 100 ms, then one for 500 ms, of twice 2000 ms.
  expect(sampler.read(2400).stations[0]?.utilisation).toBeCloseTo(700 / 4000, 12);
});

test('clients are counted by state, those online by cohort and cell as well', () => {
  const sample = open([online, backingOff, online, online]).sampler.read(2000);
  expect(sample.clients[online]).toBe(3);
  expect(sample.clients[backingOff]).toBe(1);
  expect(sample.onlineByCohort).toEqual([3]);
  expect(sample.onlineByCell).toEqual([2, 1]);
});

test('of the clients that the roll-out has reached it says how many are online', () => {
  const sample = open([online, backingOff, online, 0], [0, 1, 3]).sampler.read(2000);
  expect([sample.reached, sample.reachedOnline]).toEqual([3, 1]);
});
