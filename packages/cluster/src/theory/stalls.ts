/**
 * Calls exactly spaced before a server that stands still for a while every so often, as a fluid. Who was to call u after the
 * beginning of a stall of length D waits until its end, and for those before: D - u·(1 - rho) longer than usual. So
 * D/(1 - rho) of every period are late, evenly by between nothing and D.
 */
export interface Stalls {
  /** S, ms. */
  readonly serviceMs: number;
  /** rho = S / interval, below 1. */
  readonly load: number;
  /** D, ms. */
  readonly stallMs: number;
  /** From the beginning of one stall to that of the next, ms; more than D/(1 - rho). */
  readonly everyMs: number;
}

/** Share of the calls that are answered late. */
export const lateShare = ({ load, stallMs, everyMs }: Stalls): number =>
  stallMs / ((1 - load) * everyMs);

/** Mean latency from the moment when a call was to begin, ms. */
export const stalledMeanMs = (stalls: Stalls): number =>
  stalls.serviceMs + (lateShare(stalls) * stalls.stallMs) / 2;

/** Its quantile, ms. */
export const stalledQuantileMs = (stalls: Stalls, share: number): number =>
  stalls.serviceMs + stalls.stallMs * Math.max(0, 1 - (1 - share) / lateShare(stalls));
