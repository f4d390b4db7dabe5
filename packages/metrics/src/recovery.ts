import { checkCount, checkFinite, checkNotNegative, checkPositive } from './check.ts';

/** A value of the window that ends at `atMs`; more is better, as with goodput or clients online. */
export interface SeriesPoint {
  readonly atMs: number;
  readonly value: number;
}

export interface RecoveryOptions {
  /** The baseline is the mean over the points with baselineFromMs < atMs <= baselineToMs. */
  readonly baselineFromMs: number;
  readonly baselineToMs: number;
  /** When the trigger sets in; points after it are judged. */
  readonly triggerMs: number;
  /** When it is gone; null: not before the horizon, and what lasts as long as its trigger is not metastable. */
  readonly triggerEndsMs: number | null;
  /** The band begins at baseline · (1 - tolerance); 0..1. */
  readonly tolerance: number;
  /** H: so many windows inside, one after the other, up to the end of what is seen are a recovery; at least 1. */
  readonly holdWindows: number;
  /** P: so many windows outside, one after the other, after the trigger's end are metastable; 20 unless told. */
  readonly stuckWindows?: number;
  /** Recovery limit: points after it are not seen. */
  readonly horizonMs: number;
}

/**
 * stable: never left the band. metastable: stayed outside for P windows after the trigger was gone, whatever came later.
 * recovered: came back for good. undecided: none of it when the data end.
 */
export type Verdict = 'stable' | 'recovered' | 'metastable' | 'undecided';

/** Plain JSON. A time is the end of a window. */
export interface Recovery {
  readonly verdict: Verdict;
  readonly baseline: number;
  /** Where the band begins: what is below is outside. */
  readonly floor: number;
  /** The lowest value after the trigger; the baseline when nothing was observed after it. */
  readonly worst: number;
  readonly worstAtMs: number;
  /** The first point outside the band. */
  readonly leftBandAtMs: number | null;
  /** The first point of the last stay inside, when that stay is long enough; a metastable run may have one too. */
  readonly recoveredAtMs: number | null;
  /** The P-th of the windows outside that make it metastable: when a monitor would know. */
  readonly metastableAtMs: number | null;
}

/** P of the DesCartes monitor. */
const defaultStuckWindows = 20;

/**
 * Did it come back, and when? After the metastability monitor of DesCartes (MPI-SWS and AWS): metastable when goodput stays
 * outside the baseline's band for P consecutive windows after the trigger was removed, recovered when it stays inside for
 * H windows before the recovery limit.
 *
 * @throws RangeError when no point lies in the baseline, points are not in the order of time, or a value is negative
 */
export function recovery(series: readonly SeriesPoint[], options: RecoveryOptions): Recovery {
  check(series, options);
  const { triggerMs, tolerance, horizonMs } = options;
  const baseline = baselineOf(series, options);
  const floor = baseline * (1 - tolerance);
  const after = series.filter(({ atMs }) => atMs > triggerMs && atMs <= horizonMs);
  const worst = lowest(after) ?? { atMs: triggerMs, value: baseline };
  const leftBandAtMs = after.find(({ value }) => value < floor)?.atMs ?? null;
  const recoveredAtMs = leftBandAtMs === null ? null : backForGoodAtMs(after, floor, options);
  const metastableAtMs = stuckAtMs(after, floor, options);
  return {
    verdict: verdictOf({ leftBandAtMs, recoveredAtMs, metastableAtMs }),
    baseline,
    floor,
    worst: worst.value,
    worstAtMs: worst.atMs,
    leftBandAtMs,
    recoveredAtMs,
    metastableAtMs,
  };
}

type Times = Pick<Recovery, 'leftBandAtMs' | 'recoveredAtMs' | 'metastableAtMs'>;

function verdictOf({ leftBandAtMs, recoveredAtMs, metastableAtMs }: Times): Verdict {
  if (leftBandAtMs === null) return 'stable';
  if (metastableAtMs !== null) return 'metastable';
  return recoveredAtMs === null ? 'undecided' : 'recovered';
}

/** Of several returns the last one counts: it must hold to the end of what is seen. */
function backForGoodAtMs(
  after: readonly SeriesPoint[],
  floor: number,
  { holdWindows }: RecoveryOptions,
): number | null {
  const back = after.findLastIndex(({ value }) => value < floor) + 1;
  return after.length - back < holdWindows ? null : (after[back]?.atMs ?? null);
}

/** A window that the end of the trigger lies in has seen it: only those that begin after it count. */
function stuckAtMs(
  after: readonly SeriesPoint[],
  floor: number,
  { triggerMs, triggerEndsMs, stuckWindows = defaultStuckWindows }: RecoveryOptions,
): number | null {
  if (triggerEndsMs === null) return null;
  let beginsMs = triggerMs;
  let outside = 0;
  for (const { atMs, value } of after) {
    outside = value < floor && beginsMs >= triggerEndsMs ? outside + 1 : 0;
    if (outside === stuckWindows) return atMs;
    beginsMs = atMs;
  }
  return null;
}

function lowest(points: readonly SeriesPoint[]): SeriesPoint | undefined {
  let low = points[0];
  for (const point of points) if (low && point.value < low.value) low = point;
  return low;
}

function baselineOf(series: readonly SeriesPoint[], options: RecoveryOptions): number {
  const { baselineFromMs, baselineToMs } = options;
  const inside = series.filter(({ atMs }) => atMs > baselineFromMs && atMs <= baselineToMs);
  if (inside.length === 0)
    throw new RangeError(
      `no point lies between baselineFromMs ${baselineFromMs} and baselineToMs ${baselineToMs}: ` +
        'leave at least one window between warm-up and trigger',
    );
  return inside.reduce((sum, { value }) => sum + value, 0) / inside.length;
}

function check(series: readonly SeriesPoint[], options: RecoveryOptions): void {
  checkFinite('baselineFromMs', options.baselineFromMs);
  checkFinite('baselineToMs', options.baselineToMs);
  checkFinite('triggerMs', options.triggerMs);
  if (options.triggerEndsMs !== null && !(options.triggerEndsMs >= options.triggerMs))
    throw new RangeError(
      `triggerEndsMs is ${options.triggerEndsMs}: give a time not before triggerMs ${options.triggerMs}, or null`,
    );
  checkPositive('holdWindows', checkCount('holdWindows', options.holdWindows));
  const { stuckWindows = defaultStuckWindows } = options;
  checkPositive('stuckWindows', checkCount('stuckWindows', stuckWindows));
  checkPositive('horizonMs', options.horizonMs);
  if (!(options.tolerance >= 0 && options.tolerance < 1))
    throw new RangeError(
      `tolerance is ${options.tolerance}: give a share of at least 0 and below 1`,
    );
  checkSeries(series);
}

function checkSeries(series: readonly SeriesPoint[]): void {
  let previousMs = -Infinity;
  series.forEach(({ atMs, value }, i) => {
    checkNotNegative(`series[${i}].value`, value);
    if (!(checkFinite(`series[${i}].atMs`, atMs) > previousMs))
      throw new RangeError(
        `series[${i}].atMs is ${atMs} after ${previousMs}: give points in the order of time`,
      );
    previousMs = atMs;
  });
}
