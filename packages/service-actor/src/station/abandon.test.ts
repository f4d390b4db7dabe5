import { describe, expect, test } from 'vitest';
import { stationOnLoop } from '../testing/station-on-loop.ts';

const busy = (cancellation: boolean, servers = 1) => {
  const world = stationOnLoop({ cancellation, servers });
  for (const ticket of [1, 2, 3]) world.station.offer(ticket, 1);
  return world;
};

describe('without cancellation', () => {
  test('abandoned work is served in vain, in its turn', () => {
    const { station, loop, log } = busy(false);
    expect([station.abandon(2), station.abandon(1)]).toEqual([false, false]);
    loop.flush();
    expect(log).toEqual(['100 served 1', '200 served 2', '300 served 3']);
    expect(station.counters).toMatchObject({
      served: 3,
      wasted: 2,
      cancelled: 0,
      abandonedInQueue: 1,
      abandonedInService: 1,
    });
  });
});

describe('with cancellation', () => {
  test('work abandoned in the queue leaves it, and no answer follows', () => {
    const { station, loop, log } = busy(true);
    expect(station.abandon(2)).toBe(true);
    expect(station.queueLength).toBe(1);
    loop.flush();
    expect(log).toEqual(['100 served 1', '200 served 3']);
    expect(station.counters).toMatchObject({ served: 2, wasted: 0, cancelled: 1 });
  });

  test('work abandoned in service frees its server for the next at once', () => {
    const { station, loop, log, at } = busy(true);
    at(40, () => expect(station.abandon(1)).toBe(true));
    loop.flush();
    expect(log).toEqual(['140 served 2', '240 served 3']);
    expect(station.counters).toMatchObject({ busyMs: 240, abandonedInService: 1, cancelled: 1 });
  });

  test('its place and its ticket are free at once', () => {
    const { station, loop, log } = stationOnLoop({ queueCapacity: 1, cancellation: true });
    station.offer(1, 1);
    station.offer(2, 1);
    station.abandon(2);
    expect(station.offer(2, 1)).toBe('queued');
    loop.flush();
    expect(log).toEqual(['100 served 1', '200 served 2']);
  });

  test('the last of a queue may leave from any place', () => {
    for (const leaver of [2, 3, 4]) {
      const { station, loop, log } = stationOnLoop({ cancellation: true });
      for (const ticket of [1, 2, 3, 4]) station.offer(ticket, 1);
      station.abandon(leaver);
      station.offer(5, 1);
      loop.flush();
      const expected = [1, 2, 3, 4, 5].filter((ticket) => ticket !== leaver);
      expect(log.map((line) => Number(line.split(' ').at(-1)))).toEqual(expected);
    }
  });
});

test('abandoning twice, or what is not held, changes nothing', () => {
  const { station, loop } = busy(false);
  station.abandon(2);
  const before = station.counters;
  expect([station.abandon(2), station.abandon(99)]).toEqual([false, false]);
  expect(station.counters).toEqual(before);
  loop.flush();
  expect(station.abandon(1)).toBe(false);
});
