import { type Estimate, estimate, type EstimateOptions } from './estimate.ts';

/**
 * How much more `a` is than `b`, replication by replication. Under common random numbers what is alike in both runs of
 * a pair cancels, so the interval is far narrower than the two apart would give.
 *
 * @throws RangeError when the two are not of one length
 */
export function pairedDifference(
  a: readonly number[],
  b: readonly number[],
  options: EstimateOptions = {},
): Estimate {
  if (a.length !== b.length)
    throw new RangeError(
      `a has ${a.length} values and b ${b.length}: pair the same replications of both`,
    );
  return estimate(
    a.map((value, i) => value - (b[i] ?? Number.NaN)),
    options,
  );
}
