import { describe, expect, test } from 'vitest';
import { type Dependency, type StationPorts, createStation } from '../index.ts';
import { stationOnLoop } from '../testing/station-on-loop.ts';

type Depend = NonNullable<StationPorts['depend']>;

const inOrder = [
  { station: 'directory', cost: 2, timeoutMs: 500 },
  { station: 'contacts', cost: 1, timeoutMs: 800 },
];

/** Calls are answered when the test says so. */
function dependingStation(
  servers = 1,
  cancellation = false,
  dependencies: readonly Dependency[] = inOrder,
) {
  const open: ((ok: boolean) => void)[] = [];
  const calls: string[] = [];
  const depend: Depend = (name, cost, timeoutMs, done) => {
    calls.push(`${world.loop.now()} ${name} ${cost} ${timeoutMs}`);
    open.push(done);
  };
  const admission = { kind: 'queueLimit', retryAfterMs: 900 } as const;
  const world = stationOnLoop({ servers, dependencies, cancellation, admission }, { depend });
  const settle = (atMs: number, call: number, ok = true) => world.at(atMs, () => open[call]?.(ok));
  return { ...world, calls, settle };
}

describe('a station that depends on others', () => {
  test('calls them one after the other when its own time is over, and holds the server meanwhile', () => {
    const { station, loop, log, calls, settle } = dependingStation();
    station.offer(1, 1);
    station.offer(2, 1);
    settle(150, 0);
    settle(210, 1);
    loop.flush();
    expect(calls).toEqual(['100 directory 2 500', '150 contacts 1 800', '310 directory 2 500']);
    expect(log).toEqual(['210 served 1']);
    expect(station.counters.busyMs).toBe(210 + 100);
  });

  test('fails the request when one of them does, without calling the next', () => {
    const { station, loop, log, calls, settle } = dependingStation();
    station.offer(1, 1);
    settle(150, 0, false);
    loop.flush();
    expect([calls.length, log]).toEqual([1, ['150 failed 1 retry after 900']]);
    expect(station.counters).toMatchObject({ failed: 1, served: 0 });
  });

  test('is not woken by a pause in the middle of a call: only by its answer', () => {
    const { station, loop, log, calls, settle, at } = dependingStation();
    station.offer(1, 1);
    for (const ms of [50, 115]) {
      at(ms, () => station.pause());
      at(ms + 10, () => station.resume());
    }
    at(130, () => station.resume());
    at(500, () => expect([calls, log]).toEqual([['110 directory 2 500'], []]));
    settle(600, 0, false);
    loop.flush();
    expect(log).toEqual(['600 failed 1 retry after 900']);
  });

  test('paused, does not hear an answer twice', () => {
    const { station, loop, calls, settle, at } = dependingStation();
    station.offer(1, 1);
    at(110, () => station.pause());
    settle(120, 0);
    settle(130, 0, false);
    at(140, () => station.resume());
    loop.flush();
    expect(calls).toEqual(['100 directory 2 500', '140 contacts 1 800']);
  });

  test('does not hear an answer that comes when the server is idle again', () => {
    const { station, loop, log, calls, settle, at } = dependingStation();
    station.offer(1, 1);
    at(110, () => station.crash('fault'));
    settle(120, 0);
    loop.flush();
    expect([calls.length, log]).toEqual([1, ['110 dropped 1']]);
  });

  test('does not hear an answer twice, nor one that comes after a crash', () => {
    const { station, loop, log, calls, settle, at } = dependingStation();
    station.offer(1, 1);
    settle(150, 0);
    settle(160, 0, false);
    at(170, () => station.crash('fault'));
    at(180, () => station.start());
    at(180, () => station.offer(2, 1));
    settle(190, 1, false);
    loop.flush();
    expect(log).toEqual(['170 dropped 1']);
    expect([station.inService, calls.at(-1)]).toEqual([1, '280 directory 2 500']);
  });

  test('lets an abandoned request go in the middle of a call, with cancellation', () => {
    const { station, loop, log, calls, settle, at } = dependingStation(1, true);
    station.offer(1, 1);
    station.offer(2, 1);
    at(120, () => station.abandon(1));
    settle(150, 0, false);
    loop.flush();
    expect([log, calls]).toEqual([[], ['100 directory 2 500', '220 directory 2 500']]);
    expect(station.counters).toMatchObject({ cancelled: 1, failed: 0 });
  });

  test('paused, takes note of an answer and goes on with it after the pause', () => {
    const { station, loop, log, calls, settle, at } = dependingStation(2);
    station.offer(1, 1);
    station.offer(2, 1);
    at(110, () => station.pause());
    settle(150, 0);
    settle(160, 1, false);
    at(300, () => {
      station.resume();
      expect(calls).toHaveLength(2);
      expect(log).toEqual([]);
    });
    loop.flush();
    expect([calls.at(-1), log]).toEqual(['300 contacts 1 800', ['300 failed 2 retry after 900']]);
  });

  test('cannot be made without a way to call them', () => {
    const { loop } = dependingStation();
    expect(() =>
      createStation(
        {
          name: 'signIn',
          servers: 1,
          queueCapacity: 1,
          serviceTime: { kind: 'exponential', mean: 1 },
          dependencies: inOrder,
        },
        { timers: loop, uniform: { seed: 1 }, answer: () => undefined },
      ),
    ).toThrow(
      'station signIn has dependencies and no ports.depend: give a function that calls them',
    );
  });
});

describe('a station that fans out', () => {
  const together = [
    { station: 'directory', cost: 2, timeoutMs: 500 },
    { station: 'contacts', cost: 1, timeoutMs: 800, withPrevious: true },
    { station: 'photos', cost: 1, timeoutMs: 300, withPrevious: true },
    { station: 'ledger', cost: 1, timeoutMs: 300 },
  ];
  const fanningStation = () => dependingStation(1, false, together);

  test('calls those that belong together at once, waits for all, then calls the next', () => {
    const { station, loop, log, calls, settle } = fanningStation();
    station.offer(1, 1);
    settle(150, 2);
    settle(170, 0);
    settle(190, 1);
    settle(250, 3);
    loop.flush();
    expect(calls).toEqual([
      '100 directory 2 500',
      '100 contacts 1 800',
      '100 photos 1 300',
      '190 ledger 1 300',
    ]);
    expect(log).toEqual(['250 served 1']);
  });

  test('fails as soon as one of them does, and does not hear the others', () => {
    const { station, loop, log, calls, settle } = fanningStation();
    station.offer(1, 1);
    settle(150, 1, false);
    station.offer(2, 1);
    // Answers to the first that come when the second is served.
    settle(260, 0);
    settle(270, 2);
    loop.flush();
    expect(log).toEqual(['150 failed 1 retry after 900']);
    expect(calls).toHaveLength(6);
    expect(station.inService).toBe(1);
  });
});
