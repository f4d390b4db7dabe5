import { constantDelay } from '@squall/client-actor';
import { deterministic, samplerOf } from '@squall/random';
import { expect, test } from 'vitest';
import { callStation } from './call-station.ts';

test('service that starts while the station is slow takes so many times as long', () => {
  const calls = callStation({
    engine: 'flyweight',
    station: { name: 'desk', servers: 1, queueCapacity: 5, serviceTime: deterministic(100) },
    caller: { policy: { ...constantDelay(30), retriesMax: 0 }, timeoutMs: 1000 },
    arrivalsMs: Float64Array.of(0, 200, 900),
    hopMs: samplerOf(deterministic(10)),
    slowdowns: [{ fromMs: 50, untilMs: 400, factor: 4 }],
    seed: 1,
  });
  calls.runUntil(10_000);
  // The second starts at 210 ms and is not made faster by the end of the slowdown; the first had begun before it.
  expect(calls.log.succeededMs).toEqual([120, 620, 1020]);
});
