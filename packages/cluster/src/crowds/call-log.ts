/** When things happened to calls, ms, each list in order of time. */
export interface CallLog {
  /** First attempts. */
  readonly startedMs: number[];
  readonly retriedMs: number[];
  readonly timedOutMs: number[];
  readonly succeededMs: number[];
  readonly gaveUpMs: number[];
  /** Parallel to `succeededMs`: from the first attempt's intended moment to the answer, ms. */
  readonly latenciesMs: number[];
}

export const emptyCallLog = (): CallLog => ({
  startedMs: [],
  retriedMs: [],
  timedOutMs: [],
  succeededMs: [],
  gaveUpMs: [],
  latenciesMs: [],
});

/** How many of these moments lie in [fromMs, untilMs), per second. */
export function perSecond(momentsMs: readonly number[], fromMs: number, untilMs: number): number {
  const count = momentsMs.filter((atMs) => atMs >= fromMs && atMs < untilMs).length;
  return (count * 1000) / (untilMs - fromMs);
}
