import { expect, test } from 'vitest';
import { poissonArrivals, spacedArrivals } from './arrivals.ts';

const secondMs = 1000;
const within = (times: Float64Array, fromMs: number, untilMs: number) =>
  times.filter((atMs) => atMs >= fromMs && atMs < untilMs).length;

// The count of a Poisson process has its mean as variance: four standard errors, once in 15,000.
test('a Poisson process comes as often as its rate says, before and after it changes', () => {
  const perSecondAt = (atMs: number) => (atMs < 1_000_000 ? 40 : 80);
  const times = poissonArrivals({ perSecondAt, fromMs: 0, untilMs: 2000 * secondMs }, 7);
  for (const [fromMs, untilMs, mean] of [
    [0, 1_000_000, 40_000],
    [1_000_000, 2_000_000, 80_000],
  ] as const)
    expect(Math.abs(within(times, fromMs, untilMs) - mean) / Math.sqrt(mean)).toBeLessThan(4);
});

test('it begins with an arrival, is in order, and ends before its end', () => {
  const times = poissonArrivals({ perSecondAt: () => 100, fromMs: 10, untilMs: 5000 }, 3);
  expect(times[0]).toBe(10);
  expect([...times]).toEqual([...times].toSorted((a, b) => a - b));
  expect(times.at(-1)).toBeLessThan(5000);
});

test('spaced arrivals: the first after one gap, the last at the end', () => {
  expect([...spacedArrivals(250, 1000)]).toEqual([250, 500, 750, 1000]);
  expect([...spacedArrivals(300, 1000)]).toEqual([300, 600, 900]);
});
