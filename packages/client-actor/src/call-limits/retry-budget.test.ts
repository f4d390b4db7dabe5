import { describe, expect, test } from 'vitest';
import { callLimits } from '../index.ts';
import { createCaller } from '../testing/caller.ts';
import { type CallerRetryBudget, type RetryBudgetState, retriesLeft } from './retry-budget.ts';

const limit = (ttlMs: number, retriesPerSecondMin: number, ratio: number): CallerRetryBudget => ({
  kind: 'retryBudget',
  ttlMs,
  retriesPerSecondMin,
  ratio,
});

/** Retries of so many calls in one instant, each of which fails once and would be retried. */
function retriesOf(budget: CallerRetryBudget, calls: number): number {
  const caller = createCaller(budget);
  let retries = 0;
  for (let i = 0; i < calls; i++) {
    caller.call();
    if (caller.fail().allowed) retries++;
  }
  return retries;
}

/** The cases of Finagle's own RetryBudgetTest: 10,000 requests, a retry more or less for the integers inside. */
describe('as in the tests of Finagle', () => {
  test.each([0.1, 0.5, 0.25, 0.75, 0.99, 0.999, 0.9999, 0.01, 0.001, 0.0001])(
    'the ratio %d of 10,000 requests is retried',
    (ratio) => {
      const expected = Math.floor(10_000 * ratio);
      expect(Math.abs(retriesOf(limit(60_000, 0, ratio), 10_000) - expected)).toBeLessThan(2);
    },
  );
  test.each([
    [1000, 10, 0],
    [2000, 5, 0],
    [1000, 10, 0.1],
    [2000, 5, 0.5],
  ])(
    'ttl %i ms, %i retries per second, ratio %d: the reserve comes on top',
    (ttlMs, min, ratio) => {
      const expected = Math.floor(10_000 * ratio) + (ttlMs / 1000) * min;
      expect(Math.abs(retriesOf(limit(ttlMs, min, ratio), 10_000) - expected)).toBeLessThan(2);
    },
  );
  test('a ratio of 2 allows two retries for each request', () => {
    const budget = limit(60_000, 0, 2);
    const caller = createCaller(budget);
    for (let i = 0; i < 10_000; i++) caller.call();
    expect(retriesLeft(budget, caller.state as RetryBudgetState, 0)).toBe(20_000);
  });
  test('no reserve and ratio 0: never a retry', () => {
    expect(retriesOf(limit(10_000, 0, 0), 1000)).toBe(0);
  });
});

test('the defaults: 100 retries at once for a client that has just begun, and one for five calls', () => {
  const budget = callLimits.finagleBudget;
  expect(retriesLeft(budget, createCaller(budget).state as RetryBudgetState, 0)).toBe(100);
  expect(retriesOf(budget, 1000)).toBe(300);
});

test('a client that only fails makes ten retries per second for ever', () => {
  const caller = createCaller(callLimits.finagleBudget);
  let retries = 0;
  const everyMs = 10;
  for (caller.nowMs = 0; caller.nowMs < 100_000; caller.nowMs += everyMs)
    if (caller.fail().allowed) retries++;
  // Each hundred comes back with the slice in which it went: after 10 s, ten times in 100 s.
  expect(retries).toBe(1000);
});

test('deposits and withdrawals expire with their slice, and a slice begins with what comes first in it', () => {
  const budget = callLimits.finagleBudget;
  const caller = createCaller(budget);
  const left = (nowMs: number) => retriesLeft(budget, caller.state as RetryBudgetState, nowMs);
  for (let i = 0; i < 500; i++) caller.call();
  expect(left(0)).toBe(200);
  caller.nowMs = 9500;
  for (let i = 0; i < 150; i++) expect(caller.fail().allowed).toBe(true);
  expect(left(9500)).toBe(50);
  // The slice of the retries began at 9.5 s and lasts until 10.5 s: so long the calls are in the window.
  expect(left(10_499)).toBe(50);
  // The calls are forgotten, the retries that they paid for are not: none is left, and none is owed.
  expect(left(10_500)).toBe(0);
  expect(left(19_499)).toBe(0);
  expect(left(19_500)).toBe(100);
});

test('a retry that is refused costs nothing', () => {
  const caller = createCaller(limit(1000, 1, 0.2));
  expect(caller.fail().allowed).toBe(true);
  const { state } = caller;
  expect(caller.fail()).toMatchObject({ allowed: false, state });
});
