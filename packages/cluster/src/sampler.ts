import type { Station } from '@squall/service-actor';
import type { Books } from './books.ts';
import type { Census } from './census.ts';
import type { Plan } from './plan.ts';
import { kinds } from './records.ts';
import type { Levers } from './recovery/levers.ts';
import type { Sample, StationSample } from './samples.ts';

export interface SamplerOptions {
  readonly plan: Plan;
  readonly stations: readonly Station[];
  readonly books: Books;
  readonly census: Census;
  readonly executed: () => number;
  /** Undefined in a run without recovery actors. */
  readonly levers?: Levers | undefined;
}

/** What the samples need of a station's books. Sums only: the difference of two readings is a window. */
function totalsOf(books: Books, station: number) {
  const of = (kind: number) => books.total(kind, station);
  const goodput = of(kinds.servedUseful);
  return {
    attempts: of(kinds.requested) + of(kinds.retried),
    goodput,
    throughput: goodput + of(kinds.servedWasted),
    rejected: of(kinds.rejected),
    timedOut: of(kinds.timedOut),
  };
}

/**
 * What every chart is made of: one sample per window, the difference of the books at its two ends. The host asks for a
 * sample at each window's end; the end of the run may cut the last one short.
 */
export function createSampler({ levers, ...options }: SamplerOptions) {
  const { plan, stations, books, census, executed } = options;
  const last = plan.stations.map((_, index) => ({ ...totalsOf(books, index), busyMs: 0 }));
  let lastMs = 0;

  const readStation = (index: number, windowMs: number): StationSample => {
    const station = stations[index];
    const servers = station?.servers ?? 1;
    const now = { ...totalsOf(books, index), busyMs: station?.counters.busyMs ?? 0 };
    const before = last[index] ?? now;
    last[index] = now;
    const perSecond = (figure: keyof typeof now) =>
      ((now[figure] - before[figure]) * 1000) / windowMs;
    return {
      attemptsPerSecond: perSecond('attempts'),
      goodputPerSecond: perSecond('goodput'),
      throughputPerSecond: perSecond('throughput'),
      rejectedPerSecond: perSecond('rejected'),
      timedOutPerSecond: perSecond('timedOut'),
      queueLength: station?.queueLength ?? 0,
      utilisation: Math.min(1, (now.busyMs - before.busyMs) / (servers * windowMs)),
    };
  };

  return {
    read: (nowMs: number): Sample => {
      const windowMs = nowMs - lastMs;
      lastMs = nowMs;
      const { reached, reachedOnline } = census;
      return {
        atMs: nowMs,
        stations: plan.stations.map((_, index) => readStation(index, windowMs)),
        clients: [...census.clients],
        onlineByCohort: [...census.onlineByCohort],
        onlineByCell: [...census.onlineByCell],
        reached,
        reachedOnline,
        events: executed(),
        ...(levers ? { degradedByCell: [...levers.degradedByCell] } : {}),
      };
    },
  };
}
