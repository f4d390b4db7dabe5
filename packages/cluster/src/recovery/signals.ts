import type { Signals } from '@squall/recovery';
import type { Plan } from '../plan.ts';
import type { Population } from '../population.ts';
import { type Sample, type StationSample, successShare } from '../samples.ts';

export interface Outlook {
  readonly plan: Plan;
  readonly population: Population;
  /** The station that is guarded. */
  readonly station: number;
  /** Its cell; -1: a shared one. */
  readonly cell: number;
  /** Services that raise the alarm; all but the guarded one unless told. */
  readonly watch?: readonly string[] | undefined;
}

/** Of the requests with an outcome, the share that was turned away; 0 when there was none. */
export function rejectedShare({
  goodputPerSecond,
  rejectedPerSecond,
  timedOutPerSecond,
}: StationSample): number {
  const outcomes = goodputPerSecond + rejectedPerSecond + timedOutPerSecond;
  return outcomes > 0 ? rejectedPerSecond / outcomes : 0;
}

/** How long the queue takes to be worked off, ms; of one that stands still, as if one a second were served. */
export function waitMs({ queueLength, throughputPerSecond }: StationSample): number {
  return (queueLength * 1000) / Math.max(1, throughputPerSecond);
}

function onlineShare(sample: Sample, cell: number, { cellSizes, size }: Population): number {
  const online =
    cell < 0
      ? sample.onlineByCell.reduce((sum, count) => sum + count, 0)
      : (sample.onlineByCell[cell] ?? 0);
  return online / Math.max(1, cell < 0 ? size : (cellSizes[cell] ?? 0));
}

/** What a sample shows to whoever guards a station: the figures of a dashboard. */
export function signalsOf(sample: Sample, outlook: Outlook): Signals {
  const { plan, population, station, cell, watch } = outlook;
  const own = sample.stations[station];
  if (own === undefined) throw new Error(`there is no station ${station}`);
  const behind = plan.stations.filter(
    (other) => other.index !== station && (cell < 0 || other.cell < 0 || other.cell === cell),
  );
  const lowest = (among: typeof behind) =>
    among.reduce((least, { index }) => Math.min(least, successShare(sample.stations[index])), 1);
  const watched = plan.stations.filter(({ index }) =>
    (watch ?? []).some((service) => plan.indexOf(cell, service) === index),
  );
  return {
    successShare: successShare(own),
    behindShare: lowest(behind),
    watchedShare: lowest(watch === undefined ? behind : watched),
    rejectedShare: rejectedShare(own),
    throughputPerSecond: own.throughputPerSecond,
    waitMs: waitMs(own),
    utilisation: own.utilisation,
    onlineShare: onlineShare(sample, cell, population),
  };
}
