/**
 * How sharp M. Brooker's retry_sim is: limits that are another mechanism, a little, are not taken for his. A mean is within when
 * it lies within three standard errors of the difference between his hundred runs and ours; the deviation of a single run is
 * his, for with few runs an own one would be a guess.
 */
import type { CallLimit } from '@squall/client-actor';
import { runRetryStorm } from '@squall/cluster/crowds';
import { expect, test } from 'vitest';
import {
  type RetrySimLimit,
  retrySimLimits,
  retrySimRows,
  retrySimRuns,
} from '../../experiments/brooker-retries/figures.ts';

/** How far the mean load under a limit lies from his of that row, as a share of what is allowed. */
function distance(limit: CallLimit, p: number, name: RetrySimLimit, replications: number): number {
  const [theirs, deviation] = retrySimRows.find((row) => row.p === p && row.limit === name)!.load;
  const loads = Array.from({ length: replications }, (_, seed) => {
    const run = runRetryStorm({ engine: 'flyweight', limit, failureProbability: p, seed });
    return run.attempts / run.calls;
  });
  const ours = loads.reduce((sum, load) => sum + load, 0) / replications;
  return Math.abs(ours - theirs) / (3 * deviation * Math.sqrt(1 / retrySimRuns + 1 / replications));
}

const { tokenBucket, breaker, three } = retrySimLimits;

/** What is changed, from how many replications it is seen. */
type Mutation = [string, number, RetrySimLimit, CallLimit, number];

test.each<Mutation>([
  ['a bucket of six', 0.5, 'tokenBucket', { ...tokenBucket, capacity: 6 }, 6],
  ['0.11 tokens per call', 0.5, 'tokenBucket', { ...tokenBucket, perCall: 0.11 }, 6],
  ['a retry for exactly one token', 0.5, 'tokenBucket', { ...tokenBucket, above: 0.999 }, 24],
  ['a breaker at 0.11', 0.1, 'breaker', { ...breaker, failureRatioMax: 0.11 }, 6],
  ['a breaker at 0.09', 0.1, 'breaker', { ...breaker, failureRatioMax: 0.09 }, 6],
  ['two retries', 0.5, 'three', { ...three, retriesMax: 2 }, 6],
])('%s: something else', (_, p, name, changed, replications) => {
  expect(distance(retrySimLimits[name], p, name, replications)).toBeLessThanOrEqual(1);
  expect(distance(changed, p, name, replications)).toBeGreaterThan(1);
});
