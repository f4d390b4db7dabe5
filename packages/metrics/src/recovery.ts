import { checkFinite, checkNotNegative, checkPositive } from './check.ts';

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
  /** The band begins at baseline · (1 - tolerance); 0..1. */
  readonly tolerance: number;
  /** Back inside for at least this long counts as recovered. */
  readonly holdMs: number;
  /** Recovery limit: points after it are not seen. */
  readonly horizonMs: number;
}

export interface Recovery {
  /** stable: never left the band; recovered: came back for good; notRecovered: outside, or not yet back for long enough. */
  readonly verdict: 'stable' | 'recovered' | 'notRecovered';
  readonly baseline: number;
  /** The lowest value after the trigger; the baseline when nothing was observed after it. */
  readonly worst: number;
  readonly worstAtMs: number;
  /** The first point outside the band. */
  readonly leftBandAtMs: number | null;
  /** The first point of the last stay inside, when that stay is long enough. */
  readonly recoveredAtMs: number | null;
}

/**
 * Did it come back, and when? After "recovery" of the DesCartes metastability monitor: a run has recovered when it is
 * back inside the baseline's band before the limit and stays there.
 *
 * @throws RangeError when no point lies in the baseline, points are not in the order of time, or a value is negative
 */
export function recovery(series: readonly SeriesPoint[], options: RecoveryOptions): Recovery {
  check(series, options);
  const { triggerMs, tolerance, holdMs, horizonMs } = options;
  const baseline = baselineOf(series, options);
  const floor = baseline * (1 - tolerance);
  const after = series.filter(({ atMs }) => atMs > triggerMs && atMs <= horizonMs);
  const worst = lowest(after) ?? { atMs: triggerMs, value: baseline };
  const leftBandAtMs = after.find(({ value }) => value < floor)?.atMs ?? null;
  const seen = {
    baseline,
    worst: worst.value,
    worstAtMs: worst.atMs,
    leftBandAtMs,
  };
  if (leftBandAtMs === null) return { verdict: 'stable', ...seen, recoveredAtMs: null };
  const back = after[after.findLastIndex(({ value }) => value < floor) + 1];
  const lastMs = after.at(-1)?.atMs ?? triggerMs;
  if (back === undefined || lastMs - back.atMs < holdMs)
    return { verdict: 'notRecovered', ...seen, recoveredAtMs: null };
  return { verdict: 'recovered', ...seen, recoveredAtMs: back.atMs };
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
  checkNotNegative('holdMs', options.holdMs);
  checkPositive('horizonMs', options.horizonMs);
  if (!(options.tolerance >= 0 && options.tolerance < 1))
    throw new RangeError(
      `tolerance is ${options.tolerance}: give a share of at least 0 and below 1`,
    );
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
