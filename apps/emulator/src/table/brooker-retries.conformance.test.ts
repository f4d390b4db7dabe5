/**
 * M. Brooker, "Fixing retries with token buckets and circuit breakers" (2022): what retries cost a service that fails each
 * attempt with probability p, and what they win. His program was run again for the figures, so a mean is reproduced when it
 * lies within three standard errors of the difference between his runs and ours, and the half of the last decimal that
 * rounding takes. The deviation of a single run is the one that his program shows over a hundred: with the few runs here an
 * own one would be a guess.
 */
import type { CallLimit } from '@squall/client-actor';
import { estimate } from '@squall/metrics';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type RetrySimFigure,
  type RetrySimLimit,
  retrySimLimits,
  retrySimRows,
  retrySimRuns,
  retrySimTable,
} from '../testing/retry-sim-figures.ts';
import { runRetryStorm } from '../crowds/retry-storm.ts';

const replications = 6;
const fiveDecimals = 0.000_005;
const threeDecimals = 0.0005;

/** Attempts and successes per call, means over the replications. */
function meansOf(limit: CallLimit, failureProbability: number) {
  const runs = Array.from({ length: replications }, (_, seed) =>
    runRetryStorm({ engine: 'flyweight', limit, failureProbability, seed }),
  );
  return {
    load: estimate(runs.map(({ attempts, calls }) => attempts / calls)).mean,
    success: estimate(runs.map(({ succeeded, calls }) => succeeded / calls)).mean,
  };
}

/** How far our mean lies from that of so many recorded runs, as a share of what is allowed. */
function distance(ours: number, { mean, deviation }: RetrySimFigure, runs: number, half: number) {
  return Math.abs(ours - mean) / (3 * deviation * Math.sqrt(1 / runs + 1 / replications) + half);
}

const rowOf = (p: number, limit: RetrySimLimit) =>
  retrySimRows.find((row) => row.failureProbability === p && row.limit === limit)!;

describe.each(retrySimRows)('p = $failureProbability, $limit', (row) => {
  const { failureProbability, limit, load, success } = row;
  const inTable = retrySimTable.filter(([p, name]) => p === failureProbability && name === limit);
  let ours = { load: Number.NaN, success: Number.NaN };
  beforeAll(() => {
    ours = meansOf(retrySimLimits[limit], failureProbability);
  });

  test('load and success as in a hundred runs of the program', () => {
    expect(distance(ours.load, load, retrySimRuns, fiveDecimals)).toBeLessThanOrEqual(1);
    expect(distance(ours.success, success, retrySimRuns, fiveDecimals)).toBeLessThanOrEqual(1);
  });
  test.each(inTable)(
    'as in the table: %d, %s: load %d, success %d',
    (_, __, tableLoad, tableSuccess) => {
      const [shown, won] = [
        { ...load, mean: tableLoad },
        { ...success, mean: tableSuccess },
      ];
      expect(distance(ours.load, shown, 1, threeDecimals)).toBeLessThanOrEqual(1);
      expect(distance(ours.success, won, 1, threeDecimals)).toBeLessThanOrEqual(1);
    },
  );
});

test('every row of the table is held against', () => {
  const known = retrySimTable.filter(([p, limit]) => rowOf(p, limit) !== undefined);
  expect(known).toHaveLength(8);
});

/** Each is another mechanism, a little. */
describe('the rule is sharp', () => {
  const { tokenBucket, breaker, three } = retrySimLimits;
  test.each<[string, number, RetrySimLimit, CallLimit]>([
    ['a bucket of six', 0.5, 'tokenBucket', { ...tokenBucket, capacity: 6 }],
    ['0.11 tokens per call', 0.5, 'tokenBucket', { ...tokenBucket, perCall: 0.11 }],
    ['a retry for exactly one token', 0.5, 'tokenBucket', { ...tokenBucket, above: 0.999 }],
    ['a breaker at 0.11', 0.1, 'breaker', { ...breaker, failureRatioMax: 0.11 }],
    ['a breaker at 0.09', 0.1, 'breaker', { ...breaker, failureRatioMax: 0.09 }],
    ['two retries', 0.5, 'three', { ...three, retriesMax: 2 }],
  ])('%s: something else', (_, p, limit, changed) => {
    const { load } = meansOf(changed, p);
    expect(distance(load, rowOf(p, limit).load, retrySimRuns, fiveDecimals)).toBeGreaterThan(1);
  });
});
