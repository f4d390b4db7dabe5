/** Callers under a limit, as real actors and on typed arrays: the same history, to the last bit of every time. */
import { type CallLimit, callLimits } from '@squall/client-actor';
import { expect, test } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
import { retrySimLimits } from '../testing/retry-sim-figures.ts';
import { runRetryStorm } from '../crowds/retry-storm.ts';

function historyOf(engine: EngineKind, limit: CallLimit, failureProbability: number) {
  const said: (readonly [number, number, string, number, number])[] = [];
  const counts = runRetryStorm({
    engine,
    limit,
    failureProbability,
    seed: 0,
    clients: 20,
    heard: (atMs, client, { type, retries, paid }) =>
      void said.push([atMs, client, type, retries, paid]),
  });
  return { said, counts };
}

const cases: readonly (readonly [string, CallLimit, number])[] = [
  ...Object.entries(callLimits).map(([name, limit]) => [name, limit, 0.6] as const),
  ...Object.entries(retrySimLimits).map(
    ([name, limit]) => [`retry_sim: ${name}`, limit, 0.3] as const,
  ),
];

test.each(cases)('%s', (_, limit, failureProbability) => {
  const real = historyOf('interpreted', limit, failureProbability);
  expect(real.said.length).toBeGreaterThan(2000);
  expect(real.counts.heldBack).toBeGreaterThan(0);
  const flock = historyOf('flyweight', limit, failureProbability);
  expect(flock.counts).toEqual(real.counts);
  expect(flock.said.findIndex((event, i) => event.join(' ') !== real.said[i]?.join(' '))).toBe(-1);
});
