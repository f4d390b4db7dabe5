import { describe, expect, test } from 'vitest';
import { createStation } from '../index.ts';
import { createEventLoop } from '../testing/event-loop.ts';
import { stationOnLoop } from '../testing/station-on-loop.ts';

describe('a new station', () => {
  test('is down, and rejects until it is started', () => {
    const loop = createEventLoop();
    const station = createStation(
      {
        name: 'desk',
        servers: 1,
        queueCapacity: 1,
        serviceTime: { kind: 'deterministic', value: 1 },
      },
      { timers: loop, uniform: { seed: 1 }, answer: () => undefined },
    );
    expect([station.state, station.offer(1, 1)]).toEqual(['down', 'rejected']);
    station.start();
    expect([station.state, station.offer(1, 1)]).toEqual(['up', 'started']);
  });
});

describe('a crash', () => {
  test('drops everything held, told through the calendar: by server, then in order of service', () => {
    const { station, loop, log, at } = stationOnLoop({ servers: 2 });
    for (const ticket of [1, 2, 3, 4]) station.offer(ticket, 1);
    at(30, () => {
      station.crash('fault');
      expect(log).toEqual([]);
      expect([station.state, station.inService, station.queueLength]).toEqual(['down', 0, 0]);
    });
    loop.flush();
    expect(log).toEqual(['30 dropped 1', '30 dropped 2', '30 dropped 3', '30 dropped 4']);
    expect([station.counters.dropped, station.downReason]).toEqual([4, 'fault']);
  });

  test('rejects what comes until the next start; then it serves as new', () => {
    const { station, loop, log, at } = stationOnLoop();
    station.offer(1, 1);
    at(10, () => station.crash('fault'));
    at(20, () => expect(station.offer(2, 1)).toBe('rejected'));
    at(30, () => station.start());
    at(40, () => expect(station.offer(3, 1)).toBe('started'));
    loop.flush();
    expect(log).toEqual(['10 dropped 1', '140 served 3']);
  });

  test('of a process that is down changes nothing', () => {
    const { station, loop, log } = stationOnLoop();
    station.crash('first');
    station.crash('second');
    loop.flush();
    expect([station.downReason, log]).toEqual(['first', []]);
  });

  test('and a start at the same instant lose nobody and mix nothing up', () => {
    const { station, loop, log, at } = stationOnLoop();
    station.offer(1, 1);
    at(10, () => {
      station.crash('fault');
      station.start();
      expect(station.offer(2, 1)).toBe('started');
    });
    loop.flush();
    expect(log).toEqual(['10 dropped 1', '110 served 2']);
  });
});

describe('a drain', () => {
  test('rejects what is new, finishes what is held, and tells when that is done', () => {
    const { station, loop, log, at } = stationOnLoop();
    for (const ticket of [1, 2]) station.offer(ticket, 1);
    at(50, () => {
      station.drain();
      expect([station.state, station.offer(3, 1)]).toEqual(['draining', 'rejected']);
    });
    loop.flush();
    expect(log).toEqual(['100 served 1', '200 served 2', '200 drained']);
  });

  test('of an idle station is done at once, through the calendar', () => {
    const { station, loop, log } = stationOnLoop();
    station.drain();
    station.drain();
    expect(log).toEqual([]);
    loop.flush();
    expect(log).toEqual(['0 drained']);
  });

  test('ends too when the last request held leaves by cancellation', () => {
    const { station, loop, log, at } = stationOnLoop({ cancellation: true });
    station.offer(1, 1);
    station.drain();
    at(5, () => station.abandon(1));
    loop.flush();
    expect(log).toEqual(['5 drained']);
  });

  test('is called off by a start', () => {
    const { station, loop, log } = stationOnLoop();
    station.drain();
    station.start();
    expect(station.offer(1, 1)).toBe('started');
    loop.flush();
    expect(log).toEqual(['100 served 1']);
  });

  test('that is cut short by a stop drops the rest', () => {
    const { station, loop, log, at } = stationOnLoop();
    for (const ticket of [1, 2]) station.offer(ticket, 1);
    station.drain();
    at(150, () => station.stop());
    loop.flush();
    expect(log).toEqual(['100 served 1', '150 dropped 2']);
    expect([station.state, station.downReason]).toEqual(['down', 'stop']);
  });

  test('that has just been finished is not told of a process that was stopped at the same instant', () => {
    const { station, loop, log } = stationOnLoop();
    station.drain();
    station.stop();
    loop.flush();
    expect(log).toEqual([]);
  });

  test('of a process that is down does not bring it back', () => {
    const { station, loop, log } = stationOnLoop();
    station.stop();
    station.drain();
    loop.flush();
    expect([station.state, log]).toEqual(['down', []]);
  });
});

describe('a memory limit', () => {
  const overfull = () => {
    const world = stationOnLoop({ memoryLimit: 3 });
    for (const ticket of [1, 2, 3]) world.station.offer(ticket, 1);
    return world;
  };

  test('kills the process when one more than it is held: that one is rejected, the others dropped', () => {
    const { station, loop, log } = overfull();
    expect(station.offer(4, 1)).toBe('rejected');
    expect([station.state, station.downReason, log]).toEqual(['down', 'memory', []]);
    loop.flush();
    expect(log).toEqual(['0 dropped 1', '0 dropped 2', '0 dropped 3', '0 died of memory']);
  });

  test('is not reached by what the full queue rejects', () => {
    const { station } = stationOnLoop({ memoryLimit: 3, queueCapacity: 2 });
    for (let ticket = 0; ticket < 10; ticket++) station.offer(ticket, 1);
    expect(station.state).toBe('up');
  });

  test('is not told any more when the process was stopped or started in the meantime', () => {
    for (const next of ['crash', 'start'] as const) {
      const { station, loop, log } = overfull();
      station.offer(4, 1);
      station[next]('operator');
      loop.flush();
      expect(log).toEqual(['0 dropped 1', '0 dropped 2', '0 dropped 3']);
    }
  });
});
