import { type Kernel, createKernel } from '@squall/kernel';
import { type Distribution, deterministic, streamSeed } from '@squall/random';
import { createStation } from '@squall/service-actor';
import type { EngineKind } from '../engine/engine.ts';
import { type Crowd, createCrowd } from './crowd.ts';
import { createCustomer } from './customer.ts';
import { poissonSource } from './poisson-source.ts';
import { type Visits, createVisits } from './visits.ts';

const secondMs = 1000;
/** Customers that may be here at once unless told, in queues that they leave or come back to. */
const customersMaxUsual = 1000;

/** A station before an endless population. Times are in ms. */
export interface OpenQueue {
  /** Poisson arrivals, 1/s. */
  readonly arrivalsPerSecond: number;
  readonly servers: number;
  /** Unbounded unless told. */
  readonly queueCapacity?: number;
  readonly serviceTime: Distribution;
  /** How long a customer waits for its turn before it leaves; for ever unless told. */
  readonly patience?: Distribution;
  /** After how long a customer that was turned away asks again; never unless told. */
  readonly retryAfter?: Distribution;
  /** Who may wait or mean to come back at once, where there is patience or a way back; 1000 unless told. */
  readonly customersMax?: number;
}

export interface OpenStation {
  readonly engine: EngineKind;
  readonly queue: OpenQueue;
  /** Uneven ones: of each three, the second asks twice and the third three times as often as the first. */
  readonly sources: number;
  /** Requests until the end, on average. */
  readonly requests: number;
  readonly seed: number;
  /** How often the books are read, evenly spaced; 1 unless told. */
  readonly readings?: number;
  /** Hears of every request: when, of which source, and what the station says at once. */
  readonly offered?: (atMs: number, source: number, admission: string) => void;
  /** Hears of every answer: when, and to which request. */
  readonly answered?: (atMs: number, ticket: number) => void;
}

/** Mean gap between the requests of each source, ms; together they ask `perSecond` times. */
export function gapMeansMs(sources: number, perSecond: number): readonly number[] {
  const weights = Array.from({ length: sources }, (_, source) => 1 + (source % 3));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (secondMs * total) / (perSecond * weight));
}

/** Many Poisson sources before one station, on one kernel, from empty to the end. */
export function runOpenStation(given: OpenStation) {
  const { queue, requests, readings = 1, answered } = given;
  const kernel = createKernel();
  const station = createStation(
    {
      name: 'theory',
      servers: queue.servers,
      queueCapacity: queue.queueCapacity ?? Number.MAX_SAFE_INTEGER,
      serviceTime: queue.serviceTime,
      cancellation: true,
    },
    {
      timers: kernel,
      uniform: { seed: streamSeed(given.seed, 'service') },
      answer: (ticket) => {
        visits.answered(ticket);
        answered?.(kernel.now(), ticket);
      },
    },
  );
  const world: { customers?: Crowd } = {};
  const visits = createVisits({
    kernel,
    station,
    returns: queue.retryAfter !== undefined,
    tell: (ticket, event) => world.customers?.send(ticket, { type: event }),
  });
  if (queue.patience ?? queue.retryAfter) world.customers = createCustomers(given, kernel, visits);
  const sources = createSources(given, kernel, visits);
  const crowds = world.customers ? [world.customers, sources] : [sources];
  station.start();
  for (const crowd of crowds) crowd.start();
  const spanMs = (requests / queue.arrivalsPerSecond) * secondMs;
  const books = Array.from({ length: readings }, (_, i) => {
    for (const crowd of crowds) crowd.runUntil((spanMs * (i + 1)) / readings);
    return visits.read();
  });
  return {
    books,
    waits: visits.waits,
    sojourns: visits.sojourns,
    station,
    events: kernel.executed,
  };
}

export type OpenStationRun = ReturnType<typeof runOpenStation>;

function createSources(given: OpenStation, kernel: Kernel, visits: Visits): Crowd {
  const { engine, queue, sources, seed, offered } = given;
  const gaps = gapMeansMs(sources, queue.arrivalsPerSecond);
  return createCrowd(engine, {
    machine: poissonSource,
    size: sources,
    kernel,
    inputOf: (source) => ({
      seed: streamSeed(streamSeed(seed, 'sources'), source),
      gapMeanMs: gaps[source],
    }),
    emitted: (source) => {
      const admission = visits.arrive();
      offered?.(kernel.now(), source, admission);
    },
  });
}

function createCustomers(given: OpenStation, kernel: Kernel, visits: Visits): Crowd {
  const {
    patience = deterministic(0),
    retryAfter = deterministic(0),
    customersMax = customersMaxUsual,
  } = given.queue;
  visits.limit(customersMax);
  return createCrowd(given.engine, {
    machine: createCustomer({ patience, retryAfter }),
    size: customersMax,
    kernel,
    inputOf: (ticket) => ({ seed: streamSeed(streamSeed(given.seed, 'customers'), ticket) }),
    emitted: (ticket, { type }) => {
      if (type === 'gaveUp') visits.giveUp(ticket);
      else visits.ask(ticket);
    },
  });
}
