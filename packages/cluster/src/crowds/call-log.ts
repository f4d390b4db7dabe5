/** When things happened to calls, ms, each list in order of time. */
export interface CallLog {
  /** First attempts. */
  readonly startedMs: number[];
  readonly retriedMs: number[];
  readonly timedOutMs: number[];
  readonly succeededMs: number[];
  readonly gaveUpMs: number[];
  /** Calls whose first attempt their limit did not let go: they failed at their client. */
  readonly heldBackMs: number[];
  /** Calls that had failed, and whose next attempt their limit did not let go. */
  readonly retriesHeldBackMs: number[];
  /** Parallel to `succeededMs`: from the moment when the call was to begin to the answer, ms. */
  readonly latenciesMs: number[];
  /** The same from the moment when its first attempt was sent: what a client measures that waits before it sends. */
  readonly sinceSentMs: number[];
}

export const emptyCallLog = (): CallLog => ({
  startedMs: [],
  retriedMs: [],
  timedOutMs: [],
  succeededMs: [],
  gaveUpMs: [],
  heldBackMs: [],
  retriesHeldBackMs: [],
  latenciesMs: [],
  sinceSentMs: [],
});

/** How many of these moments lie in [fromMs, untilMs), per second. */
export function perSecond(momentsMs: readonly number[], fromMs: number, untilMs: number): number {
  const count = momentsMs.filter((atMs) => atMs >= fromMs && atMs < untilMs).length;
  return (count * 1000) / (untilMs - fromMs);
}

/**
 * A quantile of values, by linear interpolation between the two nearest (Hyndman and Fan's type 7); null of none.
 * @param p - from 0 to 1
 */
export function quantile(values: readonly number[], p: number): number | null {
  const sorted = Float64Array.from(values).sort();
  const at = p * (sorted.length - 1);
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (at - Math.floor(at));
}
