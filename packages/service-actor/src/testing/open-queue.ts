import { type Distribution, createSource, exponential, streamSeed } from '@squall/random';
import { createStation } from '../index.ts';
import { createEventLoop } from './event-loop.ts';

export interface OpenQueue {
  /** Poisson arrivals, 1/s. */
  readonly arrivalsPerSecond: number;
  readonly servers: number;
  /** Unbounded unless told. */
  readonly queueCapacity?: number;
  /** ms. */
  readonly serviceTime: Distribution;
  readonly discipline?: 'fifo' | 'lifo';
}

const secondMs = 1000;
/** Ten times the relaxation time of the slowest queue here, M/M/1 at rho 0.8: 1/(mu (1 - sqrt(rho))^2) = 9 s. */
const warmUpMs = 90 * secondMs;

/** One replication: arrivals stop at the horizon, then the station empties. */
export function replicate(queue: OpenQueue, horizonMs: number, seed: number) {
  const loop = createEventLoop();
  const arrivals = createSource(streamSeed(seed, 'arrivals'));
  const gap = exponential(secondMs / queue.arrivalsPerSecond);
  const arrivedMs: number[] = [];
  const sojournMs: number[] = [];
  let totalMs = 0;
  const { servers, serviceTime, discipline = 'fifo' } = queue;
  const { queueCapacity = Number.MAX_SAFE_INTEGER } = queue;
  const station = createStation(
    { name: 'theory', servers, queueCapacity, serviceTime, discipline },
    {
      timers: loop,
      uniform: { seed: streamSeed(seed, 'service') },
      answer: (ticket) => {
        const tookMs = loop.now() - (arrivedMs[ticket] ?? 0);
        totalMs += tookMs;
        if ((arrivedMs[ticket] ?? 0) >= warmUpMs) sojournMs.push(tookMs);
      },
    },
  );
  const arrive = () => {
    if (loop.now() >= horizonMs) return;
    station.offer(arrivedMs.push(loop.now()) - 1, 1);
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
  return {
    /** Mean number in the system, from the station's own integrals. */
    inSystem: (end.busyMs - warm.busyMs + queueMs) / spanMs,
    waitingTimeS: queueMs / (end.admitted - warm.admitted) / secondMs,
    sojournTimeS: sojournMs.reduce((sum, ms) => sum + ms, 0) / sojournMs.length / secondMs,
    sojournTimeP99S: quantile(sojournMs, 0.99) / secondMs,
    blocked: (end.rejected - warm.rejected) / (end.offered - warm.offered),
    utilisation: (end.busyMs - warm.busyMs) / spanMs / servers,
    /** Over the whole run, until it was empty again. */
    whole: { counters: station.counters, totalMs },
  };
}

export type Replication = ReturnType<typeof replicate>;

/** What does not add up in a run, to rounding: holds for any queue. */
export function imbalances({ whole: { counters, totalMs } }: Replication): readonly string[] {
  const { offered, admitted, rejected, served, busyMs, queueMs } = counters;
  const books = {
    'offered = admitted + rejected': offered === admitted + rejected,
    'admitted = served': admitted === served,
    // Little's law over a time that begins and ends with an empty system is an identity.
    'what the station integrates is what its callers waited':
      Math.abs((busyMs + queueMs) / totalMs - 1) < 1e-9,
  };
  return Object.entries(books).flatMap(([rule, holds]) => (holds ? [] : [rule]));
}

function quantile(values: readonly number[], p: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(p * values.length)] ?? Number.NaN;
}

/** Independent replications: seeds 1, 2, 3 ... */
export function replications(queue: OpenQueue, count: number, horizonS: number): Replication[] {
  return Array.from({ length: count }, (_, i) => replicate(queue, horizonS * secondMs, i + 1));
}
