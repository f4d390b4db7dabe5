/** Callers under a limit, as real actors and on typed arrays: the same history, to the last bit of every time. */
import { type CallLimit, callLimits } from '@squall/client-actor';
import { createDigest } from '@squall/metrics';
import { expect, test } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
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

const cases: readonly (readonly [string, CallLimit])[] = [
  ...Object.entries(callLimits),
  ['three retries and a budget', { ...callLimits.finagleBudget, retriesMax: 3 }],
];

test.each(cases)('%s', (_, limit) => {
  const failureProbability = 0.6;
  const real = historyOf('interpreted', limit, failureProbability);
  expect(real.calls).toBeGreaterThan(2000);
  expect(real.heldBack).toBeGreaterThan(0);
  expect(historyOf('flyweight', limit, failureProbability)).toEqual(real);
});
