import { describe, expect, test } from 'vitest';
import { callLimits } from '../index.ts';
import { createCaller } from '../testing/caller.ts';
import {
  type ThrottlingState,
  adaptiveThrottling,
  rejectionProbability,
} from './adaptive-throttling.ts';

const limit = callLimits.sreThrottling;
const probability = (state: object, nowMs: number) =>
  rejectionProbability(limit, state as ThrottlingState, nowMs);

/** So many requests, of which so many were accepted, all in one instant. */
function after(requests: number, accepts: number, nowMs = 0) {
  const caller = createCaller(limit, nowMs);
  for (let i = 0; i < requests; i++) caller.call();
  for (let i = 0; i < accepts; i++) caller.succeed();
  return caller;
}

describe('max(0, (requests - K · accepts) / (requests + 1)), K = 2', () => {
  test.each([
    [0, 0, 0],
    [1, 0, 1 / 2],
    [100, 100, 0],
    [100, 50, 0],
    [100, 49, 2 / 101],
    [100, 10, 80 / 101],
    [9999, 0, 0.9999],
  ])('%i requests, %i accepts: %d', (requests, accepts, expected) => {
    expect(probability(after(requests, accepts).state, 0)).toBe(expected);
  });

  test('a smaller multiplier rejects more: (100 - 1.1 · 50) / 101', () => {
    const state = after(100, 50).state as ThrottlingState;
    expect(rejectionProbability({ ...limit, multiplier: 1.1 }, state, 0)).toBeCloseTo(45 / 101, 12);
  });
});

test('the first request of all is never rejected, the second may be before the first is answered', () => {
  const caller = createCaller(limit);
  expect(caller.call(1e-9)).toBe(true);
  expect(caller.call(0.49)).toBe(false);
  expect(caller.call(2 / 3)).toBe(true);
});

test('a request counts before its call, also one that is rejected here', () => {
  const caller = after(10, 0);
  const before = probability(caller.state, 0);
  expect(caller.call(1e-9)).toBe(false);
  expect(probability(caller.state, 0)).toBeGreaterThan(before);
  expect(probability(caller.state, 0)).toBe(11 / 12);
});

test('a retry is one more request, and may be rejected like any other', () => {
  const caller = after(9, 1);
  expect(caller.fail(0, 'transient', 0.69).allowed).toBe(false);
  expect(caller.fail(0, 'transient', 0.73).allowed).toBe(true);
  expect(probability(caller.state, 0)).toBe(9 / 12);
});

test('what is two minutes old is forgotten, slice by slice', () => {
  const { state } = after(100, 0, 5000);
  const at = (nowMs: number) => probability(state, nowMs);
  expect(at(5000 + 119_999)).toBe(100 / 101);
  expect(at(5000 + 120_000)).toBe(0);
  const [early, late] = [createCaller(limit), createCaller(limit)];
  early.nowMs = 12_000;
  late.nowMs = 23_999;
  for (const caller of [early, late]) caller.call();
  expect([early, late].map(({ state }) => probability(state, 131_999))).toEqual([0.5, 0.5]);
  expect([early, late].map(({ state }) => probability(state, 132_000))).toEqual([0, 0]);
});

test('an answer that comes later counts for the slice in which it comes', () => {
  const caller = after(4, 0);
  caller.nowMs = 60_000;
  caller.succeed();
  expect(probability(caller.state, 119_999)).toBe(2 / 5);
  expect(probability(caller.state, 120_000)).toBe(0);
  const busy = adaptiveThrottling.succeeded(limit, caller.state as ThrottlingState, 0, 60_000);
  expect(probability(busy, 60_000)).toBe(0);
});
