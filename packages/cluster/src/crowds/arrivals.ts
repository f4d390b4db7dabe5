import { exponential, sampleAt } from '@squall/random';

const secondMs = 1000;

export interface Arrivals {
  /** The rate from a moment (ms) on, 1/s; above 0. */
  readonly perSecondAt: (atMs: number) => number;
  readonly fromMs: number;
  /** None comes then or later. */
  readonly untilMs: number;
}

function timesOf({ fromMs, untilMs }: Arrivals, gapMs: (atMs: number, index: number) => number) {
  const times: number[] = [];
  for (let atMs = fromMs; atMs < untilMs; atMs += gapMs(atMs, times.length - 1)) times.push(atMs);
  return Float64Array.from(times);
}

/**
 * A Poisson process that begins with an arrival; each gap is drawn at the rate of its beginning.
 * @returns when they come, ms, in order
 */
export const poissonArrivals = (arrivals: Arrivals, seed: number): Float64Array =>
  timesOf(arrivals, (atMs, index) =>
    sampleAt(exponential(secondMs / arrivals.perSecondAt(atMs)), seed, index),
  );

/** Arrivals exactly spaced, the first after one gap; the last at `untilMs` at the latest. */
export const spacedArrivals = (gapMs: number, untilMs: number): Float64Array =>
  Float64Array.from({ length: Math.floor(untilMs / gapMs) }, (_, n) => (n + 1) * gapMs);
