import { clearedS } from '@squall/cluster/theory';
import type { StormValues } from './parameters.ts';

/** The storm as theory has it. */
export const stormOf = ({ N, C, lambda }: StormValues) => ({
  clients: N,
  capacityPerSecond: C,
  backgroundPerSecond: lambda,
});

/** When the last of the backlog is gone, s: behind a window that is longer than the safe one, with its end. */
export const endS = (values: StormValues, windowS: number): number =>
  Math.max(clearedS(stormOf(values)), windowS);

/**
 * What a fluid leaves out, as requests: the standard deviation of what the background sends in so long, a Poisson count, and of N attempts
 * that fall uniformly in a window, at most that of a Brownian bridge in its middle, root N / 2; and the requests in service.
 */
export function leftOutRequests(
  { N, lambda, c }: StormValues,
  windowS: number,
  timeS: number,
): number {
  const attempts = windowS > 0 ? N / 4 : 0;
  return Math.sqrt(attempts + lambda * timeS) + c;
}
