import type { MarkovQueue } from '../theory/birth-death.ts';
import { exponential } from '@squall/random';
import { checkBooks } from './check-books.ts';
import {
  type OpenQueue,
  type OpenStation,
  type OpenStationRun,
  runOpenStation,
} from './open-station.ts';
import type { Books } from './visits.ts';

const secondMs = 1000;
/** Evenly spaced; the first is the end of the warm-up. */
const readings = 11;

export interface SteadyRun extends Omit<OpenStation, 'readings'> {
  /** Requests of one replication after the warm-up, on average. */
  readonly requests: number;
}

export interface SteadyState extends Pick<SteadyRun, 'engine' | 'queue' | 'sources' | 'requests'> {
  readonly replications: number;
  /** Seeds count from here; 1 unless told. */
  readonly firstSeed?: number;
}

/** A queue in steady state, as one replication has it. */
export interface Steady {
  /** Mean number of requests in the system, and of those that will come back. */
  readonly inSystem: number;
  readonly waiting: number;
  readonly orbit: number;
  /** Busy servers, 0..1. */
  readonly utilisation: number;
  /** Of all that are offered: share that is turned away. */
  readonly blocked: number;
  /** Of all that arrive: share that leaves without having been served. */
  readonly abandoned: number;
  /** Mean time in the queue of all that were let in, s. */
  readonly waitS: number;
  readonly sojournS: number;
  readonly sojournP99S: number;
  /** L over lambda W, both as counted in this run: 1, by Little's law. */
  readonly littlesRatio: number;
  /** Share of those that were called that had waited for more than so many s. */
  waitedLongerThan(timeS: number): number;
}

/** The queue of theory as a station: exponential times, of which only means are given. */
export function openQueue(queue: MarkovQueue): OpenQueue {
  const { arrivalsPerSecond, servedPerSecond, servers, capacity, abandonedPerSecond } = queue;
  return {
    arrivalsPerSecond,
    servers,
    serviceTime: exponential(secondMs / servedPerSecond),
    ...(capacity === undefined ? {} : { queueCapacity: capacity - servers }),
    ...(abandonedPerSecond ? { patience: exponential(secondMs / abandonedPerSecond) } : {}),
  };
}

/**
 * One replication of a queue that begins empty. The rule for the warm-up: a tenth of what is measured afterwards. In a run that is
 * long enough to be estimated from, hundreds of relaxation times, it is many of them.
 *
 * @throws Error when the books do not balance: a fault of the emulator
 */
export function steadyRun(given: SteadyRun) {
  const whole = (given.requests * readings) / (readings - 1);
  const run = runOpenStation({ ...given, requests: whole, readings });
  checkBooks(run);
  return { run, steady: steadyOf(run, given.queue.servers) };
}

/** Independent replications. */
export const steadyState = ({ replications, firstSeed = 1, ...given }: SteadyState) =>
  Array.from({ length: replications }, (_, i) => steadyRun({ ...given, seed: firstSeed + i }));

function steadyOf({ books, waits, sojourns }: OpenStationRun, servers: number): Steady {
  const [warm] = books;
  const end = books.at(-1);
  if (warm === undefined || end === undefined) throw new Error('the books were never read');
  const spanMs = end.atMs - warm.atMs;
  const since = (name: keyof Books['counters']) => end.counters[name] - warm.counters[name];
  const queueMs = since('queueMs');
  const waited = waits.slice(warm.called);
  // Typed arrays sort without a comparison function: these are long.
  const stayed = Float64Array.from(sojourns.slice(warm.served)).sort();
  return {
    inSystem: (since('busyMs') + queueMs) / spanMs,
    waiting: queueMs / spanMs,
    orbit: (end.orbitMs - warm.orbitMs) / spanMs,
    utilisation: since('busyMs') / spanMs / servers,
    blocked: since('rejected') / since('offered'),
    abandoned: since('cancelled') / (end.arrived - warm.arrived),
    waitS: queueMs / since('admitted') / secondMs,
    sojournS: stayed.reduce((sum, ms) => sum + ms, 0) / stayed.length / secondMs,
    sojournP99S: (stayed[Math.floor(0.99 * stayed.length)] ?? Number.NaN) / secondMs,
    littlesRatio: (end.counters.busyMs + end.counters.queueMs) / end.insideMs,
    waitedLongerThan: (timeS) =>
      waited.filter((ms) => ms > timeS * secondMs).length / waited.length,
  };
}
