import { clientStates } from '@squall/client-actor';
import type { LogEntry } from './log.ts';
import type { Plan } from './plan.ts';
import type { Population } from './population.ts';
import type { Sample, StationSample } from './samples.ts';

/** One service of one cell over time; arrays run parallel to `Timeline.atMs`. */
export interface ServiceSeries {
  readonly cell: string;
  readonly service: string;
  readonly attemptsPerSecond: readonly number[];
  readonly goodputPerSecond: readonly number[];
  readonly rejectedPerSecond: readonly number[];
  readonly queueLength: readonly number[];
  /** 0..1, time-weighted. */
  readonly utilisation: readonly number[];
  /** Places in the queue, to draw the limit. */
  readonly queueCapacity: number;
  readonly capacityPerSecond: number;
}

/** One run as it went by, in windows of virtual time: samples turned into columns. Plain JSON. */
export interface Timeline {
  readonly seed: number;
  readonly windowMs: number;
  /** End of each window. */
  readonly atMs: readonly number[];
  /** Clients in each state at the end of each window, by state name, all cohorts together. */
  readonly clients: Readonly<Record<string, readonly number[]>>;
  /** Share of each cohort's clients that are online, 0..1. */
  readonly onlineShare: Readonly<Record<string, readonly number[]>>;
  readonly services: readonly ServiceSeries[];
  readonly annotations: readonly LogEntry[];
}

export interface TimelineInput {
  readonly seed: number;
  readonly windowMs: number;
  readonly plan: Plan;
  readonly population: Population;
  readonly samples: readonly Sample[];
  readonly log: readonly LogEntry[];
}

export function createTimeline(input: TimelineInput): Timeline {
  const { seed, windowMs, plan, population, samples, log } = input;
  const byName = (names: readonly string[], read: (sample: Sample, i: number) => number) =>
    Object.fromEntries(names.map((name, i) => [name, samples.map((sample) => read(sample, i))]));
  const column = (station: number, figure: keyof StationSample) =>
    samples.map((sample) => sample.stations[station]?.[figure] ?? 0);
  return {
    seed,
    windowMs,
    atMs: samples.map((sample) => sample.atMs),
    clients: byName(clientStates, (sample, i) => sample.clients[i] ?? 0),
    onlineShare: byName(
      population.cohortNames,
      (sample, i) => (sample.onlineByCohort[i] ?? 0) / Math.max(1, population.cohortSizes[i] ?? 0),
    ),
    services: plan.stations.map((planned, i) => ({
      cell: planned.cellName,
      service: planned.service,
      attemptsPerSecond: column(i, 'attemptsPerSecond'),
      goodputPerSecond: column(i, 'goodputPerSecond'),
      rejectedPerSecond: column(i, 'rejectedPerSecond'),
      queueLength: column(i, 'queueLength'),
      utilisation: column(i, 'utilisation'),
      queueCapacity: planned.station.queueCapacity,
      capacityPerSecond: planned.capacityPerSecond,
    })),
    annotations: log,
  };
}
