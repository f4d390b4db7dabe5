import { clientStates } from '@squall/client-actor';
import type { Station } from '@squall/service-actor';
import type { Plan } from './plan.ts';
import type { Population } from './population.ts';
import type { ClusterRecord } from './records.ts';
import type { Sample, StationSample } from './samples.ts';

/** What one station did in the window that is open. */
interface Tally {
  attempts: number;
  goodput: number;
  throughput: number;
  rejected: number;
  timedOut: number;
}

const empty = (): Tally => ({ attempts: 0, goodput: 0, throughput: 0, rejected: 0, timedOut: 0 });

function count(tally: Tally, kind: ClusterRecord['kind']): void {
  switch (kind) {
    case 'requested':
    case 'retried':
      tally.attempts++;
      return;
    case 'servedUseful':
      tally.goodput++;
      tally.throughput++;
      return;
    case 'servedWasted':
      tally.throughput++;
      return;
    case 'rejected':
      tally.rejected++;
      return;
    case 'timedOut':
      tally.timedOut++;
  }
}

export interface SamplerOptions {
  readonly plan: Plan;
  readonly population: Population;
  readonly stations: readonly Station[];
  /** The state of each client now. */
  readonly stateOf: (client: number) => number;
  /** 1 when the roll-out has reached the client. */
  readonly reached: (client: number) => boolean;
  readonly executed: () => number;
}

const online = clientStates.indexOf('online');

/**
 * The fold behind every chart: records in, one sample per window out. The host asks for a sample at each window's end;
 * the end of the run may cut the last one short.
 */
export function createSampler(options: SamplerOptions) {
  const { plan, population, stations } = options;
  let tallies = plan.stations.map(empty);
  let busyMs = plan.stations.map(() => 0);
  let lastMs = 0;

  const readStation = (index: number, windowMs: number): StationSample => {
    const tally = tallies[index] ?? empty();
    const station = stations[index];
    const servers = plan.stations[index]?.station.servers ?? 1;
    const busyNowMs = station?.counters.busyMs ?? 0;
    const perSecond = (events: number) => (events * 1000) / windowMs;
    const sample = {
      attemptsPerSecond: perSecond(tally.attempts),
      goodputPerSecond: perSecond(tally.goodput),
      throughputPerSecond: perSecond(tally.throughput),
      rejectedPerSecond: perSecond(tally.rejected),
      timedOutPerSecond: perSecond(tally.timedOut),
      queueLength: station?.queueLength ?? 0,
      utilisation: Math.min(1, (busyNowMs - (busyMs[index] ?? 0)) / (servers * windowMs)),
    };
    busyMs[index] = busyNowMs;
    return sample;
  };

  const readClients = () => {
    const clients = clientStates.map(() => 0);
    const onlineByCohort = population.cohortNames.map(() => 0);
    const onlineByCell = population.cellNames.map(() => 0);
    let reached = 0;
    let reachedOnline = 0;
    for (let client = 0; client < population.size; client++) {
      const state = options.stateOf(client);
      const isReached = options.reached(client);
      clients[state] = (clients[state] ?? 0) + 1;
      if (isReached) reached++;
      if (state !== online) continue;
      const cohort = population.cohortOf[client] ?? 0;
      const cell = population.cellOf[client] ?? 0;
      onlineByCohort[cohort] = (onlineByCohort[cohort] ?? 0) + 1;
      onlineByCell[cell] = (onlineByCell[cell] ?? 0) + 1;
      if (isReached) reachedOnline++;
    }
    return { clients, onlineByCohort, onlineByCell, reached, reachedOnline };
  };

  return {
    step: (record: ClusterRecord) => {
      const tally = tallies[record.station];
      if (tally !== undefined) count(tally, record.kind);
    },
    read: (nowMs: number): Sample => {
      const sample = {
        atMs: nowMs,
        stations: plan.stations.map((_, index) => readStation(index, nowMs - lastMs)),
        ...readClients(),
        events: options.executed(),
      };
      tallies = plan.stations.map(empty);
      lastMs = nowMs;
      return sample;
    },
  };
}
