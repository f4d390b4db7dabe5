import type { Estimate } from '@squall/metrics';
import type { PublishedFigure } from './reproduction.ts';

/** One published figure beside ours; plain JSON. */
export interface Comparison extends PublishedFigure {
  /** Ours less theirs; null when ours did not happen. */
  readonly difference: number | null;
  /**
   * Three standard errors of the difference, and half of the last digit that was printed; no more than `relativeMax` of theirs.
   */
  readonly allowed: number;
  readonly within: boolean;
}

/** Over so many standard errors of the difference a figure is not reproduced. */
const standardErrorsMax = 3;

/** The variance of a mean over that many runs. */
const varianceOfMean = (deviation: number, runs: number): number => (deviation * deviation) / runs;

/** Of the difference of the two means, and of what a limit leaves out. */
function varianceOf(published: PublishedFigure, ours: Estimate | null): number {
  const { runs, standardDeviation, leftOut = 0 } = published;
  const measured = ours?.standardDeviation ?? 0;
  const count = ours?.count ?? 1;
  const limit = leftOut * leftOut;
  if (runs === undefined) return varianceOfMean(standardDeviation ?? measured, count) + limit;
  const theirs = varianceOfMean(standardDeviation ?? measured, runs);
  return varianceOfMean(measured, count) + theirs + limit;
}

/** Holds our estimate against a published figure. */
export function compare(published: PublishedFigure, ours: Estimate | null): Comparison {
  const { mean, roundedTo = 0, relativeMax = Infinity } = published;
  const byChance = standardErrorsMax * Math.sqrt(varianceOf(published, ours)) + roundedTo / 2;
  const allowed = mean === 0 ? byChance : Math.min(byChance, relativeMax * Math.abs(mean));
  const difference = ours === null ? null : ours.mean - mean;
  const within = difference !== null && Math.abs(difference) <= allowed;
  return { ...published, difference, allowed, within };
}
