/**
 * Dispersion by jitter, as published with microsoft/retina pull request 2609 (August 2026): 500 agents fail together, their
 * back-off is 1, 2, 4, 8, 16, 32 s, and what counts is the most retries "landing inside any 100ms window", by attempt.
 *
 * The window slides and the delays add up: that reproduces the table. Windows that lie next to one another give 112 and 61 for
 * the first retry, attempts that each begin at 0 give 66.5 and 38.6 for the second.
 *
 * The number of runs behind the table is not given. Each peak is a whole number, the table has one decimal, and among
 * its means are decimals that need at least ten runs (with nine no mean ends in .5, with eight none in .3). So a mean is
 * reproduced when it lies within three standard errors of the difference between ten runs and ours, and the half of a
 * decimal that rounding takes. The deviation of a single peak is the one that is seen over the fleets on typed arrays.
 */
import { estimate } from '@squall/metrics';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
import { peakInWindow } from '../crowds/peak-in-window.ts';
import { retryTimes } from '../crowds/retry-times.ts';
import { jitters, stepsMs } from '../testing/fleets.ts';

const windowMs = 100;
const size = 500;
const retries = stepsMs.length;
const published = {
  none: [500, 500, 500, 500, 500, 500],
  equal: [119.2, 62.5, 36.1, 22.8, 13.6, 9.3],
  added: [66.5, 37.1, 22.4, 14.7, 9.7, 6.8],
} as const;
const publishedRuns = 10;

/** How far the mean of these peaks lies from the published one, as a share of what is allowed. */
function distance(peaks: readonly number[], mean: number, deviation: number): number {
  const ours = estimate(peaks).mean;
  const standardError = deviation * Math.sqrt(1 / publishedRuns + 1 / peaks.length);
  return Math.abs(ours - mean) / (3 * standardError + 0.05);
}

const deviationOf = (peaks: readonly number[]) => estimate(peaks).standardDeviation ?? Number.NaN;
const peaksOf = (times: Float64Array[][], retry: number) =>
  times.map((fleet) => peakInWindow(fleet[retry]!, windowMs));

/** Windows that lie next to one another. */
function peakInFixedWindows(arrivalsMs: Float64Array): number {
  const counts = new Map<number, number>();
  for (const atMs of arrivalsMs) {
    const window = Math.floor(atMs / windowMs);
    counts.set(window, (counts.get(window) ?? 0) + 1);
  }
  return Math.max(...counts.values());
}

describe.each(['equal', 'added'] as const)('jitter %s', (jitter) => {
  const timesOf = (engine: EngineKind, fleets: number) =>
    retryTimes({ engine, policy: jitters[jitter], fleets, size, retries, seed: 1 });
  let many: Float64Array[][] = [];
  beforeAll(() => {
    many = timesOf('flyweight', 80);
  });

  test('as published, on typed arrays; ten fleets of real actors too, each the same as there', () => {
    const few = timesOf('interpreted', 10);
    expect(few).toEqual(many.slice(0, 10));
    const distances = published[jitter].flatMap((mean, retry) => {
      const deviation = deviationOf(peaksOf(many, retry));
      return [many, few].map((times) => distance(peaksOf(times, retry), mean, deviation));
    });
    expect(distances).toHaveLength(12);
    expect(distances.filter((share) => !(share < 1))).toEqual([]);
  });

  /** Each is another definition of the measure, or another fleet. */
  test.each<[string, 0 | 1, (times: Float64Array) => number]>([
    ['windows that lie next to one another', 0, peakInFixedWindows],
    ['windows of nine tenths', 0, (times) => peakInWindow(times, 0.9 * windowMs)],
    ['half the fleet', 1, (times) => peakInWindow(times.subarray(size / 2), windowMs)],
  ])('the rule is sharp: %s give something else', (_, retry, peakOf) => {
    const peaks = many.map((fleet) => peakOf(fleet[retry]!));
    const share = distance(peaks, published[jitter][retry], deviationOf(peaks));
    expect(share).toBeGreaterThan(1);
  });
});

test.each<EngineKind>(['flyweight', 'interpreted'])(
  'no jitter, %s engine: all of them, every time',
  (engine) => {
    const [times = []] = retryTimes({
      engine,
      policy: jitters.none,
      fleets: 1,
      size,
      retries,
      seed: 1,
    });
    expect(times.map((column) => peakInWindow(column, windowMs))).toEqual(published.none);
  },
);
