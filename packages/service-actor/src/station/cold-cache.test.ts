import { expect, test } from 'vitest';
import { stationOnLoop } from '../testing/station-on-loop.ts';

const service = (missShare: number, fillRequests: number) =>
  stationOnLoop({ servers: 500, coldCache: { missShare, missSlowdown: 5, fillRequests } });

/** Offers so many requests at once, and counts those that took the time of a miss. */
function misses(of: ReturnType<typeof service>, requests: number): number {
  const { station, loop, log } = of;
  for (let ticket = 0; ticket < requests; ticket++) station.offer(ticket, 1);
  const beganMs = loop.now();
  loop.flush();
  return log.splice(0).filter((line) => line.startsWith(`${beganMs + 500} served`)).length;
}

test('the first request misses for certain when all do, and takes so many times as long', () => {
  expect(misses(service(1, 100), 1)).toBe(1);
});

test('misses grow fewer with the requests: half of them while the cache fills, none after', () => {
  const cold = service(1, 200);
  const first = misses(cold, 200);
  // The mean is 100.5, the standard deviation of 200 such draws 5.8: four of them to each side.
  expect(first).toBeGreaterThan(77);
  expect(first).toBeLessThan(124);
  expect(misses(cold, 300)).toBe(0);
});

test('a cache that nobody asks stays cold, however long it waits', () => {
  const cold = service(1, 100);
  cold.at(1_000_000, () => undefined);
  cold.loop.flush();
  expect(misses(cold, 1)).toBe(1);
});

test('a new process begins with an empty cache, one that was only told to start again does not', () => {
  const warm = service(1, 10);
  misses(warm, 10);
  warm.station.start();
  expect(misses(warm, 1)).toBe(0);
  warm.station.crash('fault');
  warm.station.start();
  expect(misses(warm, 1)).toBe(1);
});

test('the service times of those that hit are those of a station without a cache', () => {
  expect(misses(service(0, 100), 50)).toBe(0);
});
