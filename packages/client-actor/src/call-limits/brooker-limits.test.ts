import { describe, expect, test } from 'vitest';
import { callLimits } from '../index.ts';
import { createCaller } from '../testing/caller.ts';

describe('token bucket: +0.1 per first try, size 5, a retry needs more than 1.0 and costs 1', () => {
  test('a full bucket of 5 pays for four retries: exactly one token is not enough', () => {
    const caller = createCaller(callLimits.brookerTokens);
    const said = [0, 1, 2, 3, 4].map((retries) => (caller.fail(retries).allowed ? 'yes' : 'no'));
    expect(said.join(' ')).toBe('yes yes yes yes no');
    expect(caller.state).toEqual({ retryTokens: 1 });
  });
  test('a first try brings a tenth, whatever becomes of it, and never more than 5', () => {
    const caller = createCaller(callLimits.brookerTokens);
    caller.call();
    expect(caller.state).toEqual({ retryTokens: 5 });
    caller.fail();
    caller.call();
    expect(caller.state).toEqual({ retryTokens: 4.1 });
    caller.succeed();
    expect(caller.state).toEqual({ retryTokens: 4.1 });
  });
  test('on and on without success there is one retry for ten calls', () => {
    const caller = createCaller(callLimits.brookerTokens);
    let retries = 0;
    for (let i = 0; i < 1000; i++) {
      caller.call();
      if (caller.fail().allowed) retries++;
    }
    expect(retries).toBe(104);
  });
});

describe('breaker: three retries unless failures / calls > 0.1', () => {
  test('one failure in ten calls is retried, two are not', () => {
    const caller = createCaller(callLimits.brookerBreaker);
    for (let i = 0; i < 10; i++) caller.call();
    expect(caller.fail().allowed).toBe(true);
    expect(caller.fail(1).allowed).toBe(false);
    expect(caller.state).toEqual({ callsMade: 10, attemptsFailed: 2 });
  });
  test('the fourth attempt of a call is the last', () => {
    const caller = createCaller(callLimits.brookerBreaker);
    for (let i = 0; i < 100; i++) caller.call();
    const said = [0, 1, 2, 3].map((retries) => (caller.fail(retries).allowed ? 'yes' : 'no'));
    expect(said.join(' ')).toBe('yes yes yes no');
  });
  test('first tries always go', () => {
    const caller = createCaller(callLimits.brookerBreaker);
    caller.call();
    caller.fail();
    expect(caller.call()).toBe(true);
  });
});

test('a bare number of retries', () => {
  const caller = createCaller({ kind: 'retryCount', retriesMax: 2 });
  expect([0, 1, 2].map((retries) => caller.fail(retries).allowed)).toEqual([true, true, false]);
});
