/**
 * n retries of each call that fails with probability p an attempt: the k-th attempt is made with probability p^(k-1), so there
 * are (1 - p^(n+1))/(1 - p) attempts per call, and 1 - p^(n+1) of the calls succeed. The calls are independent: the variance of
 * a mean over all of them follows as well, from the square of the attempts, whose mean is the sum of (2k - 1)·p^(k-1).
 */
import { type CallLimit, callLimits } from '@squall/client-actor';
import { expect, test } from 'vitest';
import { runRetryStorm } from '../crowds/retry-storm.ts';

function theoryOf(p: number, n: number) {
  let [reached, attempts, squares] = [1, 0, 0];
  for (let k = 1; k <= n + 1; k++) {
    attempts += reached;
    squares += (2 * k - 1) * reached;
    reached *= p;
  }
  return {
    load: (1 - reached) / (1 - p),
    loadVariance: squares - attempts * attempts,
    success: 1 - reached,
    successVariance: reached * (1 - reached),
  };
}

test.each([
  { p: 0.1, n: 0 },
  { p: 0.1, n: 3 },
  { p: 0.3, n: 1 },
  { p: 0.5, n: 3 },
  { p: 0.6, n: 2 },
  { p: 0.8, n: 6 },
])('p = $p, $n retries', ({ p, n }) => {
  const limit = { kind: 'retryCount', retriesMax: n } as const;
  let [calls, attempts, successes] = [0, 0, 0];
  for (const seed of [1, 2, 3, 4]) {
    const run = runRetryStorm({ engine: 'flyweight', limit, failureProbability: p, seed });
    calls += run.calls;
    attempts += run.attempts;
    successes += run.succeeded;
  }
  const { load, loadVariance, success, successVariance } = theoryOf(p, n);
  const within3 = (found: number, theory: number, variance: number) => {
    const gap = Math.abs(found - theory);
    expect(gap).toBeLessThanOrEqual(3 * Math.sqrt(variance / calls) + 1e-12);
    expect(gap).toBeLessThan(0.03 * theory);
  };
  within3(attempts / calls, load, loadVariance);
  within3(successes / calls, success, successVariance);
});

test.each<readonly [string, CallLimit]>([
  ['gives up', { kind: 'retryCount', retriesMax: 2 }],
  ['is held back', callLimits.brookerTokens],
])(
  'when all is over, every call has succeeded or %s, and every attempt has come to the service',
  (_, limit) => {
    const { calls, attempts, succeeded, failed, heldBack, offered, inFlight } = runRetryStorm({
      engine: 'flyweight',
      limit,
      failureProbability: 0.5,
      seed: 1,
    });
    expect(succeeded + failed + heldBack).toBe(calls);
    expect(limit.kind === 'retryCount' ? heldBack : failed).toBe(0);
    expect([offered, inFlight]).toEqual([attempts, 0]);
  },
);
