/**
 * The verdict on the callers of a station, by their goodput, after the monitor of DesCartes (MPI-SWS and AWS): metastable when
 * goodput stays below the baseline's band for P windows in a row after the trigger is gone.
 */
import { type Recovery, type SeriesPoint, recovery } from '@squall/metrics';

const secondMs = 1000;
/** P of DesCartes. */
const stuckWindows = 20;
/** H: so many windows inside at the end are a recovery, as in a cluster. */
const holdWindows = 6;
/** A band is at least so wide, as in a cluster. */
const toleranceMin = 0.05;
/** Chance leaves so many standard deviations of a Poisson count once in some 30,000 windows. */
const deviations = 4;
/** However few requests a window has, less than a tenth of the baseline is outside. */
const toleranceMax = 0.9;

/**
 * The share of the baseline by which a window may lie below it: 5 %, or what so few requests vary by.
 *
 * @param requests - that begin in a window, on average
 * @param arrivals - exactly spaced, one more or less falls into a window; a Poisson process varies by its square root
 */
export function bandOf(requests: number, arrivals: 'spaced' | 'poisson'): number {
  const varies = arrivals === 'spaced' ? 1 / requests : deviations / Math.sqrt(requests);
  return Math.min(toleranceMax, Math.max(toleranceMin, varies));
}

/**
 * The length of a window, whole s: so many requests begin in one at least, and P of them outlast the longest drain, so that nobody who
 * only clears a backlog is called metastable. An endless drain is no reason to wait.
 *
 * @param perSecond - requests
 */
export function windowOf(
  perSecond: number,
  { requestsMin, drainS }: { readonly requestsMin: number; readonly drainS: number },
): number {
  const outlasting = drainS < Infinity ? drainS / (stuckWindows - 2) : 0;
  return Math.max(1, Math.ceil(requestsMin / perSecond), Math.ceil(outlasting));
}

/** How long after the trigger a run is watched, s: the window in which it ends, P windows, and H more. */
export const watchedForS = (windowS: number): number => (1 + stuckWindows + holdWindows) * windowS;

export interface WatchedGoodput {
  /** When calls succeeded, ms, in order. */
  readonly succeededMs: readonly number[];
  /** Requests before and after the trigger, 1/s. */
  readonly offeredPerSecond: number;
  readonly arrivals: 'spaced' | 'poisson';
  /** The baseline is what was served from then until the trigger, ms. */
  readonly fromMs: number;
  readonly triggerMs: number;
  readonly triggerEndsMs: number;
  readonly endMs: number;
  readonly windowMs: number;
}

/** Goodput from edge to edge, 1/s, each at its end. */
function seriesOf(momentsMs: readonly number[], edgesMs: readonly number[]): SeriesPoint[] {
  let next = momentsMs.findIndex((atMs) => atMs >= (edgesMs[0] ?? 0));
  if (next < 0) next = momentsMs.length;
  return edgesMs.slice(1).map((atMs, i) => {
    const first = next;
    while ((momentsMs[next] ?? Infinity) < atMs) next++;
    return { atMs, value: ((next - first) * secondMs) / (atMs - (edgesMs[i] ?? 0)) };
  });
}

/**
 * Did goodput come back from a trigger, and when? The windows begin with the trigger; a last one that is cut short by the end is left
 * out. null when what was served before the trigger lies below the band of what was offered: there is nothing to come back to.
 */
export function goodputRecovery(watched: WatchedGoodput): Recovery | null {
  const { succeededMs, offeredPerSecond, arrivals, fromMs, triggerMs, windowMs } = watched;
  const tolerance = bandOf((offeredPerSecond * windowMs) / secondMs, arrivals);
  const count = Math.floor((watched.endMs - triggerMs) / windowMs);
  const windows = Array.from({ length: count + 1 }, (_, i) => triggerMs + i * windowMs);
  const series = seriesOf(succeededMs, [fromMs, ...windows]);
  const before = series[0]?.value ?? 0;
  const seen = bandOf((offeredPerSecond * (triggerMs - fromMs)) / secondMs, arrivals);
  if (before < offeredPerSecond * (1 - Math.max(tolerance, seen))) return null;
  return recovery(series, {
    baselineFromMs: fromMs,
    baselineToMs: triggerMs,
    triggerMs,
    triggerEndsMs: watched.triggerEndsMs,
    tolerance,
    holdWindows,
    stuckWindows,
    horizonMs: watched.endMs,
  });
}
