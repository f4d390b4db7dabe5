import { type CallLimit, callLimits } from '@squall/client-actor';

/** The limits that retry_sim compares, by the names of the post. */
export const retrySimLimits = {
  none: { kind: 'retryCount', retriesMax: 0 },
  /** Not in the post. */
  one: { kind: 'retryCount', retriesMax: 1 },
  three: { kind: 'retryCount', retriesMax: 3 },
  tokenBucket: callLimits.brookerTokens,
  breaker: callLimits.brookerBreaker,
} as const satisfies Readonly<Record<string, CallLimit>>;

export type RetrySimLimit = keyof typeof retrySimLimits;

/** Mean, and deviation of a single run. */
type Ran = readonly [mean: number, deviation: number];

/** By how an attempt fails and what limits the retries. */
export interface RetrySimRow {
  readonly p: number;
  readonly limit: RetrySimLimit;
  /** Attempts per call. */
  readonly load: Ran;
  /** Successful calls per call. */
  readonly success: Ran;
}

const row = (p: number, limit: RetrySimLimit, load: Ran, success: Ran): RetrySimRow => ({
  p,
  limit,
  load,
  success,
});

/** Runs of the author's program behind each row. */
export const retrySimRuns = 100;

/**
 * M. Brooker's retry_sim (github.com/mbrooker/simulator_example, commit 7aa858b), 100 clients, 10 calls a second each, 10 s, run
 * again 100 times a row on CPython 3.11, seed 2022. That commit is in the middle of a change and does not run as it is: the
 * strategies of retry_strategy.py and the open client of client.py were copied into one file.
 */
export const retrySimRows: readonly RetrySimRow[] = [
  row(0.05, 'tokenBucket', [1.05235, 0.00221], [0.99989, 0.00013]),
  row(0.05, 'breaker', [1.03854, 0.00182], [0.98676, 0.00219]),
  row(0.1, 'none', [1, 0], [0.90036, 0.00322]),
  row(0.1, 'three', [1.11072, 0.00336], [0.9999, 0.0001]),
  row(0.1, 'tokenBucket', [1.10175, 0.00237], [0.99183, 0.0014]),
  row(0.1, 'breaker', [1.03144, 0.00269], [0.92843, 0.00499]),
  row(0.2, 'tokenBucket', [1.13469, 0.0009], [0.90758, 0.0036]),
  row(0.2, 'breaker', [1.0033, 0.00081], [0.80297, 0.00448]),
  row(0.5, 'none', [1, 0], [0.50012, 0.00505]),
  row(0.5, 'three', [1.87442, 0.00917], [0.93755, 0.00257]),
  row(0.5, 'tokenBucket', [1.14167, 0.00052], [0.57111, 0.00486]),
  row(0.5, 'breaker', [1.00002, 0.00004], [0.50015, 0.00507]),
  row(0.75, 'tokenBucket', [1.14273, 0.00056], [0.28647, 0.00486]),
  row(0.75, 'breaker', [1, 0], [0.24918, 0.00464]),
];

/** The table as it was handed on, three decimals; load and success. Not said how many runs it is from: taken as one. */
export const retrySimTable = [
  [0.1, 'none', 1, 0.9],
  [0.1, 'three', 1.109, 1],
  [0.1, 'tokenBucket', 1.101, 0.991],
  [0.1, 'breaker', 1.03, 0.925],
  [0.5, 'none', 1, 0.499],
  [0.5, 'three', 1.877, 0.937],
  [0.5, 'tokenBucket', 1.142, 0.571],
  [0.5, 'breaker', 1, 0.5],
] as const satisfies readonly (readonly [number, RetrySimLimit, number, number])[];
