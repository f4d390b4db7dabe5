import { describe, expect, test } from 'vitest';
import { stationOnLoop } from '../testing/station-on-loop.ts';

describe('a paused station', () => {
  test('goes on afterwards where it stood: what was in service ends later by the pause', () => {
    const { station, loop, log, at } = stationOnLoop({ servers: 2 });
    station.offer(1, 1);
    at(30, () => station.offer(2, 1));
    at(50, () => station.pause());
    at(1050, () => station.resume());
    loop.flush();
    expect(log).toEqual(['1100 served 1', '1130 served 2']);
  });

  test('queues what comes, though servers are idle, and serves it from the end of the pause', () => {
    const { station, loop, log, at } = stationOnLoop({ servers: 2 });
    at(0, () => station.pause());
    at(10, () =>
      expect([1, 2, 3].map((t) => station.offer(t, 1))).toEqual(Array(3).fill('queued')),
    );
    at(500, () => station.resume());
    loop.flush();
    expect(log).toEqual(['600 served 1', '600 served 2', '700 served 3']);
  });

  test('rejects when the queue is full', () => {
    const { station } = stationOnLoop({ queueCapacity: 1 });
    station.pause();
    expect([station.offer(1, 1), station.offer(2, 1)]).toEqual(['queued', 'rejected']);
  });

  test('starts nothing for more servers or a cancelled request', () => {
    const { station, loop, log, at } = stationOnLoop({ cancellation: true });
    for (const ticket of [1, 2, 3]) station.offer(ticket, 1);
    at(10, () => station.pause());
    at(20, () => station.setServers(2));
    at(30, () => station.abandon(1));
    at(40, () => expect([station.inService, station.queueLength]).toEqual([0, 2]));
    at(50, () => station.resume());
    loop.flush();
    expect(log).toEqual(['150 served 2', '150 served 3']);
  });

  test('counts its servers as held', () => {
    const { station, loop, at } = stationOnLoop();
    station.offer(1, 1);
    at(50, () => station.pause());
    at(250, () => station.resume());
    loop.flush();
    expect(station.counters.busyMs).toBe(300);
  });

  test('is paused once: the first resume ends it', () => {
    const { station, loop, log, at } = stationOnLoop();
    station.offer(1, 1);
    at(10, () => station.pause());
    at(20, () => station.pause());
    at(30, () => station.resume());
    at(40, () => station.resume());
    loop.flush();
    expect(log).toEqual(['120 served 1']);
  });
});

describe('a pause', () => {
  test('ends with the process: the next one runs', () => {
    const { station, loop, log, at } = stationOnLoop();
    station.offer(1, 1);
    at(10, () => station.pause());
    at(20, () => station.crash('fault'));
    at(30, () => station.start());
    at(30, () => station.offer(2, 1));
    at(60, () => station.resume());
    loop.flush();
    expect(log).toEqual(['20 dropped 1', '130 served 2']);
  });

  test('of a process that is down does nothing', () => {
    const { station } = stationOnLoop();
    station.stop();
    station.pause();
    station.start();
    expect([station.paused, station.offer(1, 1)]).toEqual([false, 'started']);
  });
});
