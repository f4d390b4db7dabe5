import type { Estimate } from '@squall/metrics';
import type { PublishedFigure } from './reproduction.ts';

/** One published figure beside ours; plain JSON. */
export interface Comparison extends PublishedFigure {
  /** Ours less theirs; null when ours did not happen. */
  readonly difference: number | null;
  /** Three standard errors of the difference, and half of the last digit that was printed. */
  readonly allowed: number;
  readonly within: boolean;
}

/** Over so many standard errors of the difference a figure is not reproduced. */
const standardErrorsMax = 3;

/** The variance of a mean over that many runs. */
const varianceOfMean = (deviation: number, runs: number): number => (deviation * deviation) / runs;

/** Holds our estimate against a published figure. */
export function compare(published: PublishedFigure, ours: Estimate | null): Comparison {
  const { mean, runs, roundedTo = 0 } = published;
  const ownDeviation = ours?.standardDeviation ?? 0;
  const theirDeviation = published.standardDeviation ?? ownDeviation;
  const variance =
    varianceOfMean(ownDeviation, ours?.count ?? 1) +
    (runs === undefined ? 0 : varianceOfMean(theirDeviation, runs));
  const allowed = standardErrorsMax * Math.sqrt(variance) + roundedTo / 2;
  const difference = ours === null ? null : ours.mean - mean;
  const within = difference !== null && Math.abs(difference) <= allowed;
  return { ...published, difference, allowed, within };
}
