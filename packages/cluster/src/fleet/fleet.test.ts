import { createKernel } from '@squall/kernel';
import { deterministic } from '@squall/random';
import { createStation } from '@squall/service-actor';
import { expect, test } from 'vitest';
import { roundRobin } from './balancer.ts';
import { Fleet } from './fleet.ts';
import { Rotation, reasons } from './rotation.ts';

/** So many instances of one server and one place, 100 ms a request, all up. */
function open(instances: number) {
  const kernel = createKernel();
  const log: string[] = [];
  const stations = Array.from({ length: instances }, (_, seed) =>
    createStation(
      {
        name: `desk ${seed}`,
        servers: 1,
        queueCapacity: 1,
        serviceTime: deterministic(100),
        cancellation: true,
      },
      {
        timers: kernel,
        uniform: { seed },
        answer: (ticket, outcome) => log.push(`${kernel.now()} ${outcome} ${ticket}`),
      },
    ),
  );
  const rotation = new Rotation(instances, false);
  const fleet = new Fleet('desk', stations, rotation, roundRobin(rotation));
  fleet.start();
  const offer = (...tickets: readonly number[]) => tickets.map((ticket) => fleet.offer(ticket, 1));
  const run = (untilMs: number) => {
    kernel.runUntil(untilMs);
    return log.splice(0);
  };
  return { fleet, stations, rotation, offer, run };
}

test('requests go round, and what is read is the sum of all', () => {
  const { fleet, offer, run } = open(2);
  expect(offer(1, 2, 3, 4, 5)).toEqual(['started', 'started', 'queued', 'queued', 'rejected']);
  expect([fleet.servers, fleet.inService, fleet.queueLength]).toEqual([2, 2, 2]);
  expect(run(1000)).toEqual(['100 served 1', '100 served 2', '200 served 3', '200 served 4']);
  expect(fleet.counters).toMatchObject({ offered: 5, admitted: 4, rejected: 1, served: 4 });
  expect(fleet.counters.busyMs).toBe(400);
});

test('with nobody in rotation a request is refused, and counted', () => {
  const { fleet, rotation, offer } = open(2);
  for (const instance of [0, 1]) rotation.set(instance, reasons.evicted, true);
  expect([...offer(1, 2), fleet.retryAfterMs]).toEqual(['rejected', 'rejected', 0]);
  expect(fleet.counters).toMatchObject({ offered: 2, admitted: 0, rejected: 2 });
});

test('a request leaves the instance that holds it, whoever was asked since', () => {
  const { fleet, offer, run } = open(2);
  offer(1, 2, 3);
  expect([fleet.abandon(1), fleet.abandon(7)]).toEqual([true, false]);
  expect(run(1000)).toEqual(['100 served 2', '100 served 3']);
});

test('one that is asked by its number is asked, even out of rotation', () => {
  const { fleet, stations, rotation } = open(3);
  rotation.set(2, reasons.evicted, true);
  expect(fleet.offerTo(2, 1, 1)).toBe('started');
  expect(stations.map(({ inService }) => inService)).toEqual([0, 0, 1]);
});

test('a door for all is a part of it for each: ten a second are five and five', () => {
  const { fleet, offer, run } = open(2);
  const door = { ratePerSecond: 10, burst: 2, retryAfterMs: 700 };
  fleet.setAdmission({ kind: 'tokenBucket', ...door });
  expect(offer(1, 2, 3)).toEqual(['started', 'started', 'rejected']);
  expect(fleet.retryAfterMs).toBe(700);
  run(190);
  expect(offer(4, 5)).toEqual(['rejected', 'rejected']);
  run(210);
  expect(offer(6, 7)).toEqual(['started', 'started']);
});

test('servers for all are spread evenly, one each at least', () => {
  const { fleet, stations } = open(2);
  fleet.setServers(6);
  expect(stations.map(({ servers }) => servers)).toEqual([3, 3]);
  fleet.setServers(1);
  expect(stations.map(({ servers }) => servers)).toEqual([1, 1]);
});

test('it is up as long as one of them is, and says why the first went down', () => {
  const { fleet, stations } = open(2);
  stations[0]!.crash('memory');
  expect([fleet.state, fleet.downReason]).toEqual(['up', 'memory']);
  stations[1]!.drain();
  expect(fleet.state).toBe('draining');
  fleet.stop();
  expect(fleet.state).toBe('down');
  fleet.start();
  fleet.pause();
  expect([fleet.state, fleet.paused]).toEqual(['up', true]);
  stations[1]!.resume();
  expect(fleet.paused).toBe(false);
  fleet.resume();
});

test('a slowdown, a drain and a crash of all reach all', () => {
  const { fleet, stations, offer, run } = open(2);
  fleet.setSlowdown(3);
  offer(1, 2);
  expect(run(301)).toEqual(['300 served 1', '300 served 2']);
  fleet.drain();
  expect(stations.map(({ state }) => state)).toEqual(['draining', 'draining']);
  fleet.crash('fault');
  expect(stations.map(({ state }) => state)).toEqual(['down', 'down']);
});
