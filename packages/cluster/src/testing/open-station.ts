import { createKernel } from '@squall/kernel';
import { exponential, streamSeed } from '@squall/random';
import { type Station, createStation } from '@squall/service-actor';
import type { EngineKind } from '../engine/engine.ts';
import { type LossQueue, fillingTimeS } from './birth-death.ts';
import { createCrowd } from '../crowds/crowd.ts';
import { poissonSource } from './poisson-source.ts';

const secondMs = 1000;

export interface OpenStation {
  readonly engine: EngineKind;
  readonly queue: LossQueue;
  /** Uneven ones: of each three, the second asks twice and the third three times as often as the first. */
  readonly sources: number;
  /** Requests that are measured, on average. */
  readonly requests: number;
  readonly seed: number;
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

/** Many Poisson sources before one station, on one kernel. The warm-up is ten times the mean time from empty to full. */
export function runOpenStation(given: OpenStation) {
  const { engine, queue, sources, seed, offered, answered } = given;
  const kernel = createKernel();
  const gaps = gapMeansMs(sources, queue.arrivalsPerSecond);
  let tickets = 0;
  const station: Station = createStation(
    {
      name: 'theory',
      servers: queue.servers,
      queueCapacity: queue.capacity - queue.servers,
      serviceTime: exponential(secondMs / queue.servedPerSecond),
    },
    {
      timers: kernel,
      uniform: { seed: streamSeed(seed, 'service') },
      answer: (ticket) => answered?.(kernel.now(), ticket),
    },
  );
  const crowd = createCrowd(engine, {
    machine: poissonSource,
    size: sources,
    kernel,
    inputOf: (source) => ({
      seed: streamSeed(streamSeed(seed, 'sources'), source),
      gapMeanMs: gaps[source],
    }),
    emitted: (source) => {
      const admission = station.offer(tickets++, 1);
      offered?.(kernel.now(), source, admission);
    },
  });
  station.start();
  crowd.start();
  const warmUpMs = 10 * fillingTimeS(queue) * secondMs;
  const spanMs = (given.requests / queue.arrivalsPerSecond) * secondMs;
  crowd.runUntil(warmUpMs);
  const warm = station.counters;
  crowd.runUntil(warmUpMs + spanMs);
  const end = station.counters;
  return {
    blocked: (end.rejected - warm.rejected) / (end.offered - warm.offered),
    inSystem: (end.busyMs - warm.busyMs + end.queueMs - warm.queueMs) / spanMs,
    requested: tickets,
    counters: end,
    inFlight: station.inService + station.queueLength,
  };
}
