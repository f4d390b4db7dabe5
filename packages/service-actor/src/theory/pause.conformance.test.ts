/**
 * A garbage-collection pause in front of clients that retry, deterministic to the last request; the
 * set-up and the figures are those of an example of happysim (Python): 7 requests a second exactly
 * spaced, one server of 100 ms, time-out 500 ms, retries 50 ms after a time-out, abandoned work is
 * still served, the process stands still for 1 s at 30 s.
 */
import { expect, test } from 'vitest';
import { stationOnLoop } from '../testing/station-on-loop.ts';

const timeoutMs = 500;
const retryDelayMs = 50;
const secondMs = 1000;

function run(retriesMax: number, horizonS: number) {
  const waiting = new Map<number, number>();
  const latenciesMs: number[] = [];
  let tickets = 0;
  const { station, loop, at } = stationOnLoop(
    { queueCapacity: 1_000_000 },
    {
      answer: (ticket) => {
        const sentMs = waiting.get(ticket);
        if (sentMs !== undefined) latenciesMs.push(loop.now() - sentMs);
        waiting.delete(ticket);
      },
    },
  );
  const attempt = (retriesLeft: number) => {
    const ticket = tickets++;
    waiting.set(ticket, loop.now());
    station.offer(ticket, 1);
    loop.setTimer(timeoutMs, () => {
      if (!waiting.delete(ticket)) return;
      station.abandon(ticket);
      if (retriesLeft > 0) loop.setTimer(retryDelayMs, () => attempt(retriesLeft - 1));
    });
  };
  for (let i = 0; i < 7 * horizonS; i++) at((i * secondMs) / 7, () => attempt(retriesMax));
  at(30 * secondMs, () => station.pause());
  at(31 * secondMs, () => station.resume());
  const queueAt = (atS: number) => {
    loop.run(atS * secondMs);
    return station.queueLength;
  };
  return { station, queueAt, latenciesMs };
}

test('with three retries the pause is never recovered from: the queue grows by 18.0 requests a second', () => {
  const { station, queueAt } = run(3, 300);
  expect(queueAt(29.9)).toBe(0);
  const [early, late] = [queueAt(60), queueAt(300)];
  // Every request is tried 1 + 3 times, the server does 10 a second: 7 x 4 - 10.
  expect((late - early) / 240).toBeCloseTo(18, 1);
  const { served, wasted } = station.counters;
  expect(served - wasted).toBeLessThan(7 * 40);
});

test('without retries it is: the queue is empty again in seconds and stays so', () => {
  const { station, queueAt, latenciesMs } = run(0, 300);
  expect(queueAt(31)).toBe(7);
  expect(queueAt(35)).toBe(0);
  expect(queueAt(300)).toBe(0);
  const { wasted } = station.counters;
  expect([wasted > 0, latenciesMs.length]).toEqual([true, 7 * 300 - wasted]);
});
