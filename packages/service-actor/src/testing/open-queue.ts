import { type Distribution, createSource, exponential, streamSeed } from '@squall/random';
import { type StationSpec, createStation } from '../index.ts';
import { createEventLoop } from './event-loop.ts';

export interface OpenQueue {
  /** Poisson arrivals, 1/s. */
  readonly arrivalsPerSecond: number;
  readonly servers: number;
  /** Unbounded unless told. */
  readonly queueCapacity?: number;
  /** ms. */
  readonly serviceTime: Distribution;
  /** Of equal shares of the arrivals: priority is the index; cost 1 each, unless told. One class unless told. */
  readonly costs?: readonly number[];
  /** What else differs from a plain station. */
  readonly station?: Partial<StationSpec>;
}

const secondMs = 1000;
/** Ten times the relaxation time of the slowest queue here, M/M/1 at rho 0.8: 1/(mu (1 - sqrt(rho))^2) = 9 s. */
const warmUpMs = 90 * secondMs;

/** One replication: arrivals stop at the horizon, then the station empties. */
export function replicate(queue: OpenQueue, horizonMs: number, seed: number) {
  const loop = createEventLoop();
  const arrivals = createSource(streamSeed(seed, 'arrivals'));
  const gap = exponential(secondMs / queue.arrivalsPerSecond);
  const classes = createSource(streamSeed(seed, 'classes'));
  const { servers, serviceTime, costs = [1] } = queue;
  const arrivedMs: number[] = [];
  const classOf: number[] = [];
  const sojournsMs = costs.map((): number[] => []);
  let totalMs = 0;
  const { queueCapacity = Number.MAX_SAFE_INTEGER } = queue;
  const station = createStation(
    { name: 'theory', servers, queueCapacity, serviceTime, ...queue.station },
    {
      timers: loop,
      uniform: { seed: streamSeed(seed, 'service') },
      answer: (ticket, outcome) => {
        const tookMs = loop.now() - (arrivedMs[ticket] ?? 0);
        totalMs += tookMs;
        const counts = outcome === 'served' && (arrivedMs[ticket] ?? 0) >= warmUpMs;
        if (counts) sojournsMs[classOf[ticket] ?? 0]?.push(tookMs);
      },
    },
  );
  const arrive = () => {
    if (loop.now() >= horizonMs) return;
    const priority = Math.floor(classes.uniform() * costs.length);
    classOf.push(priority);
    station.offer(arrivedMs.push(loop.now()) - 1, costs[priority] ?? 1, priority);
    loop.setTimer(arrivals.sample(gap), arrive);
  };
  station.start();
  arrive();
  loop.run(warmUpMs);
  const warm = station.counters;
  loop.run(horizonMs);
  const end = station.counters;
  loop.flush();
  const spanMs = horizonMs - warmUpMs;
  const queueMs = end.queueMs - warm.queueMs;
  const sojournMs = sojournsMs.flat();
  const squaredMs = sojournMs.map((ms) => ms * ms);
  return {
    /** Mean number in the system, from the station's own integrals. */
    inSystem: (end.busyMs - warm.busyMs + queueMs) / spanMs,
    waitingTimeS: queueMs / (end.admitted - warm.admitted) / secondMs,
    queueLength: queueMs / spanMs,
    sojournTimeS: mean(sojournMs) / secondMs,
    /** s^2. */
    sojournTimeSquared: mean(squaredMs) / (secondMs * secondMs),
    sojournLowestS: mean(sojournsMs[0] ?? []) / secondMs,
    sojournHighestS: mean(sojournsMs.at(-1) ?? []) / secondMs,
    sojournTimeP99S: quantile(sojournMs, 0.99) / secondMs,
    blocked: (end.rejected - warm.rejected) / (end.offered - warm.offered),
    reneged: (end.reneged - warm.reneged) / (end.admitted - warm.admitted),
    utilisation: (end.busyMs - warm.busyMs) / spanMs / servers,
    /** Over the whole run, until it was empty again. */
    whole: { counters: station.counters, totalMs },
  };
}

export type Replication = ReturnType<typeof replicate>;

/** What does not add up in a run, to rounding: holds for any queue. */
export function imbalances({ whole: { counters, totalMs } }: Replication): readonly string[] {
  const { offered, admitted, rejected, served, reneged, busyMs, queueMs } = counters;
  const books = {
    'offered = admitted + rejected': offered === admitted + rejected,
    'admitted = served + reneged': admitted === served + reneged,
    // Little's law over a time that begins and ends with an empty system is an identity.
    'what the station integrates is what its callers waited':
      Math.abs((busyMs + queueMs) / totalMs - 1) < 1e-9,
  };
  return Object.entries(books).flatMap(([rule, holds]) => (holds ? [] : [rule]));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function quantile(values: readonly number[], p: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(p * values.length)] ?? Number.NaN;
}

/** Independent replications: seeds 1, 2, 3 ... */
export function replications(queue: OpenQueue, count: number, horizonS: number): Replication[] {
  return Array.from({ length: count }, (_, i) => replicate(queue, horizonS * secondMs, i + 1));
}
