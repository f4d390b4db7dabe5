import { expect, test } from 'vitest';
import { withExpectedInterval } from './expected-interval.ts';

// As org.HdrHistogram: recordValueWithExpectedInterval(value, interval) adds value - interval while that is at least interval.
test('a long latency stands for the calls that were not sent meanwhile', () => {
  expect(withExpectedInterval([35], 10)).toEqual([35, 25, 15]);
  expect(withExpectedInterval([30], 10)).toEqual([30, 20, 10]);
});

test('a latency of up to two intervals stands for itself, or one more', () => {
  expect(withExpectedInterval([5, 10, 19, 20], 10)).toEqual([5, 10, 19, 20, 10]);
  expect(withExpectedInterval([], 10)).toEqual([]);
});

test('an interval of nothing is refused', () => {
  expect(() => withExpectedInterval([1], 0)).toThrow('intervalMs is 0: give more than 0');
});
