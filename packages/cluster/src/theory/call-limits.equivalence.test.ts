/** Callers under a limit, as real actors and on typed arrays: the same history, to the last bit of every time. */
import { type CallLimit, callLimits } from '@squall/client-actor';
import { createDigest } from '@squall/metrics';
import { expect, test } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
import { retrySimLimits } from '../testing/retry-sim-figures.ts';
import { runRetryStorm } from '../crowds/retry-storm.ts';

function historyOf(engine: EngineKind, limit: CallLimit, failureProbability: number) {
  const history = createDigest();
  const run = runRetryStorm({
    engine,
    limit,
    failureProbability,
    seed: 0,
    clients: 20,
    callsUntilMs: 15_000,
    history,
  });
  return { digest: history.hex(), ...run };
}

const cases: readonly (readonly [string, CallLimit, number])[] = [
  ...Object.entries(callLimits).map(([name, limit]) => [name, limit, 0.6] as const),
  ...Object.entries(retrySimLimits).map(
    ([name, limit]) => [`retry_sim: ${name}`, limit, 0.3] as const,
  ),
];

test.each(cases)('%s', (_, limit, failureProbability) => {
  const real = historyOf('interpreted', limit, failureProbability);
  expect(real.calls).toBeGreaterThan(2000);
  expect(real.heldBack).toBeGreaterThan(0);
  expect(historyOf('flyweight', limit, failureProbability)).toEqual(real);
});
