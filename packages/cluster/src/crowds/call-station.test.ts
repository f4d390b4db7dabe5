import { constantDelay } from '@squall/client-actor';
import { deterministic, samplerOf } from '@squall/random';
import { expect, test } from 'vitest';
import { type StationCalls, callStation } from './call-station.ts';

/** One server of 100 ms, hops of 10 ms, a time-out of 150 ms, one retry after 30 ms. */
function run(arrivalsMs: readonly number[], given: Partial<StationCalls> = {}) {
  const calls = callStation({
    engine: 'flyweight',
    station: { name: 'desk', servers: 1, queueCapacity: 5, serviceTime: deterministic(100) },
    caller: { policy: { ...constantDelay(30), retriesMax: 1 }, timeoutMs: 150 },
    arrivalsMs: Float64Array.from(arrivalsMs),
    hopMs: samplerOf(deterministic(10)),
    seed: 1,
    ...given,
  });
  calls.runUntil(10_000);
  return { ...calls.log, counters: calls.station.counters };
}

test('a call takes a hop, its service, and a hop', () => {
  const { startedMs, succeededMs, latenciesMs } = run([50]);
  expect([startedMs, succeededMs, latenciesMs]).toEqual([[50], [170], [120]]);
});

test('whoever waits too long tries again, and is measured from the first attempt', () => {
  const { timedOutMs, retriedMs, succeededMs, latenciesMs, counters } = run([0, 0]);
  // The second is served in vain from 110 to 210 ms; its retry comes at 190 ms and is served from 210 to 310 ms.
  expect([timedOutMs, retriedMs]).toEqual([[150], [180]]);
  expect(succeededMs).toEqual([120, 320]);
  expect(latenciesMs).toEqual([120, 320]);
  expect([counters.served, counters.wasted]).toEqual([3, 1]);
});

test('whoever may not try again gives up', () => {
  const caller = { policy: { ...constantDelay(30), retriesMax: 0 }, timeoutMs: 150 };
  const { timedOutMs, gaveUpMs, retriedMs } = run([0, 0], { caller });
  expect([timedOutMs, gaveUpMs, retriedMs]).toEqual([[150], [150], []]);
});

test('a refusal takes a hop back, and counts as a failure', () => {
  const station = { name: 'desk', servers: 1, queueCapacity: 0, serviceTime: deterministic(100) };
  const { retriedMs, gaveUpMs, timedOutMs } = run([0, 0], { station });
  expect([retriedMs, gaveUpMs, timedOutMs]).toEqual([[50], [70], []]);
});

test.each([
  // Service from 10 ms stands at 50 ms with 60 ms to go.
  { inService: 'stands', firstMs: 370, secondMs: 470 },
  { inService: 'finishes', firstMs: 120, secondMs: 410 },
] as const)('in a pause, what is in service $inService', ({ inService, firstMs, secondMs }) => {
  const { succeededMs } = run([0, 0], {
    caller: { policy: { ...constantDelay(30), retriesMax: 0 }, timeoutMs: 1000 },
    pauses: [{ fromMs: 50, untilMs: 300, inService }],
  });
  expect(succeededMs).toEqual([firstMs, secondMs]);
});

test('a pause that ends before the work in service does is none', () => {
  const pauses = [{ fromMs: 50, untilMs: 60, inService: 'finishes' }] as const;
  expect(run([0, 80], { pauses }).succeededMs).toEqual([120, 220]);
});

test('nobody calls: nothing happens', () => {
  expect(run([]).startedMs).toEqual([]);
});
