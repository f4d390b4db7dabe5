import { deterministic } from '@squall/random';
import { describe, expect, test } from 'vitest';
import { stationOnLoop } from '../testing/station-on-loop.ts';

const wide = { servers: 1000, serviceTime: deterministic(1) };
const bucket = { kind: 'tokenBucket', ratePerSecond: 10, burst: 3, retryAfterMs: 700 } as const;

/** Offers one request at each time; whether it was let in. */
function knock(
  { station, at, loop }: ReturnType<typeof stationOnLoop>,
  timesMs: readonly number[],
): boolean[] {
  const entered: boolean[] = [];
  timesMs.forEach((ms, ticket) => {
    at(ms, () => entered.push(station.offer(ticket, 1) !== 'rejected'));
  });
  loop.flush();
  return entered;
}

describe('a token bucket', () => {
  test('lets a burst in, then one for each token that has filled in since', () => {
    const world = stationOnLoop({ ...wide, admission: bucket });
    const timesMs = [0, 0, 0, 0, 99, 100, 101, 200, 1000, 1000, 1000, 1000];
    expect(knock(world, timesMs).map(Number)).toEqual([1, 1, 1, 0, 0, 1, 0, 1, 1, 1, 1, 0]);
  });

  test('lets in whoever comes exactly when a token is whole, however often', () => {
    const rate = { ...bucket, ratePerSecond: 7, burst: 1 };
    const world = stationOnLoop({ ...wide, admission: rate });
    const timesMs = Array.from({ length: 3000 }, (_, i) => (i * 1000) / 7);
    expect(knock(world, timesMs).filter(Boolean)).toHaveLength(3000);
  });

  test('of rate 0 closes the door when its tokens are used up', () => {
    const world = stationOnLoop({ ...wide, admission: { ...bucket, ratePerSecond: 0 } });
    expect(knock(world, [0, 0, 0, 0, 1e9]).map(Number)).toEqual([1, 1, 1, 0, 0]);
  });

  test('spends no token on a request that finds the queue full', () => {
    const world = stationOnLoop({ queueCapacity: 0, admission: { ...bucket, ratePerSecond: 0 } });
    expect(knock(world, [0, 1, 2, 3, 101, 202, 303]).map(Number)).toEqual([1, 0, 0, 0, 1, 1, 0]);
  });

  test('stands before the queue, not in place of its limit', () => {
    const admission = { ...bucket, burst: 100 };
    const { station } = stationOnLoop({ queueCapacity: 1, admission });
    expect([1, 2, 3].map((ticket) => station.offer(ticket, 1))).toEqual([
      'started',
      'queued',
      'rejected',
    ]);
  });

  test('keeps its tokens when its rate is set anew, so that setting it often lets no more in', () => {
    const world = stationOnLoop({ ...wide, admission: bucket });
    const { station, at } = world;
    for (let ms = 0; ms < 10_000; ms += 50) at(ms, () => station.setAdmission(bucket));
    const entered = knock(
      world,
      Array.from({ length: 1000 }, (_, i) => i * 10),
    );
    // 3 at once and 10 a second for 9.99 s.
    expect(entered.filter(Boolean)).toHaveLength(3 + 99);
  });

  test('has filled at the rate that was in force, until a new one is set', () => {
    const world = stationOnLoop({ ...wide, admission: bucket });
    world.at(200, () => world.station.setAdmission({ ...bucket, ratePerSecond: 1000 }));
    world.at(200, () => world.station.setAdmission({ ...bucket, ratePerSecond: 0 }));
    expect(knock(world, [0, 0, 0, 300, 300, 300]).map(Number)).toEqual([1, 1, 1, 1, 1, 0]);
  });

  test('starts full after an open door, also one that was a bucket before', () => {
    const world = stationOnLoop({ ...wide, admission: bucket });
    const { station, at } = world;
    at(10, () => station.setAdmission({ kind: 'queueLimit' }));
    at(20, () => station.setAdmission({ ...bucket, ratePerSecond: 0 }));
    expect(knock(world, [0, 0, 0, 0, 15, 30, 30, 30, 30]).map(Number)).toEqual([
      1, 1, 1, 0, 1, 1, 1, 1, 0,
    ]);
  });

  test('loses what a smaller burst cannot hold', () => {
    const world = stationOnLoop({ ...wide, admission: { ...bucket, burst: 100 } });
    world.at(0, () => world.station.setAdmission({ ...bucket, ratePerSecond: 0, burst: 2 }));
    expect(knock(world, [1, 1, 1]).map(Number)).toEqual([1, 1, 0]);
  });
});

describe('what a refused caller is told to wait', () => {
  test('is that of the admission control in force; nothing unless told', () => {
    const { station } = stationOnLoop({ admission: bucket });
    expect(station.retryAfterMs).toBe(700);
    station.setAdmission({ kind: 'queueLimit', retryAfterMs: 50 });
    expect(station.retryAfterMs).toBe(50);
    station.setAdmission({ kind: 'queueLimit' });
    expect(station.retryAfterMs).toBe(0);
  });

  test('is said while draining, and not by a process that is down', () => {
    const { station } = stationOnLoop({ admission: bucket });
    station.drain();
    expect(station.retryAfterMs).toBe(700);
    station.crash('fault');
    expect(station.retryAfterMs).toBe(0);
  });
});

test('an admission control that cannot be meant throws and changes nothing', () => {
  const { station } = stationOnLoop({ admission: bucket });
  expect(() => station.setAdmission({ ...bucket, burst: 0.5, retryAfterMs: 1 })).toThrow(
    'admission.burst is 0.5: give a finite number of at least 1',
  );
  expect(station.retryAfterMs).toBe(700);
});
