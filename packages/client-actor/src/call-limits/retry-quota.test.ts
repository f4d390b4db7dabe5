import { describe, expect, test } from 'vitest';
import { type FailureKind, callLimits } from '../index.ts';
import { createCaller } from '../testing/caller.ts';

const { awsQuotaBefore2026, awsQuota2026 } = callLimits;

describe.each<[string, typeof awsQuota2026 | typeof awsQuotaBefore2026, FailureKind, number]>([
  ['before', awsQuotaBefore2026, 'transient', 5],
  ['before', awsQuotaBefore2026, 'throttling', 5],
  ['before', awsQuotaBefore2026, 'timeout', 10],
  ['since', awsQuota2026, 'transient', 14],
  ['since', awsQuota2026, 'throttling', 5],
  ['since', awsQuota2026, 'timeout', 14],
])('%s November 2026, after %s', (_, limit, failure, cost) => {
  test(`a retry costs ${cost} of 500 tokens, and there are as many as they pay for`, () => {
    const caller = createCaller(limit);
    let retries = 0;
    while (caller.fail(0, failure).allowed) retries++;
    expect(retries).toBe(Math.floor(500 / cost));
    expect(caller.state).toEqual({ quota: 500 - retries * cost });
  });
  test('a call that succeeds after a retry brings its cost back', () => {
    const caller = createCaller(limit);
    const { paid } = caller.fail(0, failure);
    expect(paid).toBe(cost);
    caller.succeed(paid);
    expect(caller.state).toEqual({ quota: 500 });
  });
});

test('after two retries only what the last one cost comes back', () => {
  const caller = createCaller(awsQuota2026);
  caller.fail(0, 'transient');
  caller.succeed(caller.fail(1, 'throttling').paid);
  expect(caller.state).toEqual({ quota: 486 });
});

test('a call without a retry brings one token, up to the capacity', () => {
  const caller = createCaller(awsQuota2026);
  caller.succeed();
  expect(caller.state).toEqual({ quota: 500 });
  caller.fail();
  for (const quota of [487, 488, 489]) {
    caller.succeed();
    expect(caller.state).toEqual({ quota });
  }
});

test('three attempts: the third failure of a call is not retried, and costs nothing', () => {
  const caller = createCaller(awsQuota2026);
  const said = [0, 1, 2].map((retries) => caller.fail(retries).allowed);
  expect(said).toEqual([true, true, false]);
  expect(caller.state).toEqual({ quota: 472 });
});
