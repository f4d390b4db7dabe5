import { deterministic, discrete } from '@squall/random';
import { describe, expect, test } from 'vitest';
import { stationOnLoop } from '../testing/station-on-loop.ts';

describe('a request', () => {
  test('starts on an idle server, waits for a busy one, and is rejected when the queue is full', () => {
    const { station, loop, log } = stationOnLoop({ servers: 2, queueCapacity: 1 });
    const said = [1, 2, 3, 4].map((ticket) => station.offer(ticket, 1));
    expect(said).toEqual(['started', 'started', 'queued', 'rejected']);
    loop.flush();
    expect(log).toEqual(['100 served 1', '100 served 2', '200 served 3']);
  });

  test('takes as long as it costs', () => {
    const { station, loop, log } = stationOnLoop({ servers: 3 });
    station.offer(1, 2.5);
    station.offer(2, 0);
    station.offer(3, 1);
    expect(log).toEqual([]);
    loop.flush();
    expect(log).toEqual(['0 served 2', '100 served 3', '250 served 1']);
  });

  test('offered from inside an answer goes behind those who waited before it', () => {
    const answered: string[] = [];
    const { station, loop } = stationOnLoop(
      {},
      {
        answer: (ticket) => {
          answered.push(`${loop.now()} ${ticket}`);
          if (ticket < 3) answered.push(station.offer(ticket + 10, 1));
        },
      },
    );
    for (const ticket of [1, 2, 3]) station.offer(ticket, 1);
    loop.flush();
    expect(answered).toEqual(['100 1', 'queued', '200 2', 'queued', '300 3', '400 11', '500 12']);
  });

  test('may use a ticket again as soon as it was answered', () => {
    const { station, loop, log } = stationOnLoop();
    station.offer(7, 1);
    loop.flush();
    expect(station.offer(7, 1)).toBe('started');
    loop.flush();
    expect(log).toEqual(['100 served 7', '200 served 7']);
  });

  test.each([
    [[-1, 1, 0], 'ticket is -1: give a whole number of at least 0'],
    [[1.5, 1, 0], 'ticket is 1.5: give a whole number of at least 0'],
    [[Number.NaN, 1, 0], 'ticket is NaN: give a whole number of at least 0'],
    [[1, -1, 0], 'cost is -1: give a finite number of at least 0'],
    [[1, Infinity, 0], 'cost is Infinity: give a finite number of at least 0'],
    [[1, 1, 8], 'priority is 8: give a whole number from 0 to 7, the highest served first'],
    [[5, 1, 0], 'ticket is 5: it is held already, give one that is not'],
  ] as const)(
    '%j that cannot be meant throws and leaves the books alone',
    ([ticket, cost, priority], message) => {
      const { station } = stationOnLoop();
      station.offer(5, 1);
      const before = station.counters;
      expect(() => station.offer(ticket, cost, priority)).toThrow(new RangeError(message));
      expect(station.counters).toEqual(before);
    },
  );
});

describe('the order of service', () => {
  const arrive = (discipline: 'fifo' | 'lifo', priorities: readonly number[]) => {
    const { station, loop, log } = stationOnLoop({ discipline });
    station.offer(0, 1);
    priorities.forEach((priority, i) => station.offer(i + 1, 1, priority));
    loop.flush();
    return log.map((line) => Number(line.split(' ').at(-1)));
  };

  test('is that of arrival with fifo, its reverse with lifo', () => {
    expect(arrive('fifo', [0, 0, 0, 0])).toEqual([0, 1, 2, 3, 4]);
    expect(arrive('lifo', [0, 0, 0, 0])).toEqual([0, 4, 3, 2, 1]);
  });

  test('takes the highest priority first, and keeps to the discipline within one', () => {
    expect(arrive('fifo', [0, 7, 3, 7, 0])).toEqual([0, 2, 4, 3, 1, 5]);
    expect(arrive('lifo', [0, 7, 3, 7, 0])).toEqual([0, 4, 2, 3, 5, 1]);
  });
});

describe('the service time', () => {
  test('grows with the others in service when it starts', () => {
    const { station, loop, log } = stationOnLoop({ servers: 3, slowdownPerRequest: 0.5 });
    for (const ticket of [1, 2, 3, 4]) station.offer(ticket, 1);
    loop.flush();
    // 4 starts at 100 beside two others.
    expect(log).toEqual(['100 served 1', '150 served 2', '200 served 3', '300 served 4']);
  });

  test('is longer by the slowdown for what starts while it lasts', () => {
    const { station, loop, log, at } = stationOnLoop();
    for (const ticket of [1, 2, 3]) station.offer(ticket, 1);
    at(50, () => station.setSlowdown(4));
    at(150, () => station.setSlowdown(1));
    loop.flush();
    expect(log).toEqual(['100 served 1', '500 served 2', '600 served 3']);
  });

  test('falls linearly to the usual over the warm-up, from each start of the process', () => {
    const { station, loop, log, at } = stationOnLoop({
      servers: 9,
      warmUp: { durationMs: 1000, slowdown: 5 },
    });
    at(0, () => station.offer(1, 1));
    at(500, () => station.offer(2, 1));
    at(1000, () => station.offer(3, 1));
    at(1500, () => station.offer(5, 1));
    at(2000, () => station.crash('fault'));
    at(3000, () => station.start());
    at(3750, () => station.offer(4, 1));
    loop.flush();
    expect(log).toEqual([
      '500 served 1',
      '800 served 2',
      '1100 served 3',
      '1600 served 5',
      '3950 served 4',
    ]);
  });

  test('is the usual from the first instant after a warm-up of no time', () => {
    const { station, loop, log } = stationOnLoop({ warmUp: { durationMs: 0, slowdown: 5 } });
    station.offer(1, 1);
    loop.flush();
    expect(log).toEqual(['100 served 1']);
  });

  test('is not that of a cold process when a process that is up is told to start', () => {
    const { station, loop, log, at } = stationOnLoop({
      warmUp: { durationMs: 1000, slowdown: 5 },
    });
    at(1000, () => station.start());
    at(1000, () => station.drain());
    at(1000, () => station.start());
    at(1000, () => station.offer(1, 1));
    loop.flush();
    expect(log).toEqual(['1100 served 1']);
  });

  test('is one draw of the stream for each start, the same for the same seed', () => {
    const run = (seed: number) => {
      const { station, loop, log } = stationOnLoop(
        { serviceTime: discrete([1, 10, 100], [1, 1, 1]), queueCapacity: 30 },
        { uniform: { seed } },
      );
      for (let ticket = 0; ticket < 30; ticket++) station.offer(ticket, 1);
      loop.flush();
      return log;
    };
    expect(run(3)).toEqual(run(3));
    expect(run(3)).not.toEqual(run(4));
  });
});

describe('capacity that changes', () => {
  test('serves more at once, from the queue, as soon as there are more servers', () => {
    const { station, loop, log, at } = stationOnLoop();
    for (const ticket of [1, 2, 3]) station.offer(ticket, 1);
    at(10, () => station.setServers(3));
    loop.flush();
    expect(log).toEqual(['100 served 1', '110 served 2', '110 served 3']);
  });

  test('with fewer servers ends no service that has begun', () => {
    const { station, loop, log } = stationOnLoop({ servers: 3 });
    for (const ticket of [1, 2, 3, 4, 5]) station.offer(ticket, 1);
    station.setServers(1);
    expect([station.servers, station.inService]).toEqual([1, 3]);
    loop.flush();
    expect(log.slice(2)).toEqual(['100 served 3', '200 served 4', '300 served 5']);
  });

  test('that cannot be meant throws', () => {
    const { station } = stationOnLoop();
    expect(() => station.setServers(0)).toThrow('servers is 0: give a whole number of at least 1');
    expect(() => station.setSlowdown(0)).toThrow('factor is 0: give a finite number above 0');
  });
});

describe('the counters', () => {
  test('are integrals up to now, read at any time', () => {
    const { station, loop, at } = stationOnLoop({ servers: 2, serviceTime: deterministic(100) });
    for (const ticket of [1, 2, 3, 4]) station.offer(ticket, 1);
    const seen: number[][] = [];
    const look = () => seen.push([station.counters.busyMs, station.counters.queueMs]);
    for (const ms of [0, 30, 100, 150, 1000]) at(ms, look);
    loop.flush();
    expect(seen).toEqual([
      [0, 0],
      [60, 60],
      [200, 200],
      [300, 200],
      [400, 200],
    ]);
  });

  test('are a value of their own: a later event does not change what was read', () => {
    const { station, loop } = stationOnLoop();
    station.offer(1, 1);
    const before = station.counters;
    loop.flush();
    expect([before.served, station.counters.served]).toEqual([0, 1]);
  });
});
