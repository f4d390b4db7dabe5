import { type Kernel, createKernel } from '@squall/kernel';
import type { Digest } from '@squall/metrics';
import { deterministic, streamSeed } from '@squall/random';
import { createStation } from '@squall/service-actor';
import type { EngineKind } from '../engine/engine.ts';
import { createAwaited, nobody } from './awaited.ts';
import { type Crowd, createCrowd } from './crowd.ts';
import { gapMeansMs } from './open-station.ts';
import { poissonSource } from './poisson-source.ts';
import { type StormClientTimes, createStormClient } from './storm-client.ts';

const secondMs = 1000;
const backgroundSources = 50;

export interface StormRun extends StormClientTimes {
  readonly engine: EngineKind;
  readonly clients: number;
  /** Logins and other requests together, 1/s. */
  readonly capacityPerSecond: number;
  /** Other requests, Poisson, 1/s. */
  readonly backgroundPerSecond: number;
  /** Whether they are served before the logins, or in their turn. */
  readonly backgroundFirst: boolean;
  readonly servers: number;
  /** Unbounded unless told. */
  readonly queueCapacity?: number;
  readonly horizonMs: number;
  readonly seed: number;
  /** Gets every attempt and every login. */
  readonly history?: Digest;
}

/** Clients that drop at 0 ms before one station, which serves abandoned work too. */
export function runStorm(given: StormRun) {
  const { engine, clients, servers, seed } = given;
  const kernel = createKernel();
  const awaited = createAwaited(clients);
  const askedMs = new Float64Array(clients);
  const attempts: number[] = [];
  let logins = 0;
  let queuePeak = 0;
  let longestWaitMs = 0;
  let lastLoginMs = Infinity;
  let clearedMs = Infinity;
  let dropping = clients;

  const serviceMs = (servers * secondMs) / given.capacityPerSecond;
  const station = createStation(
    {
      name: 'storm',
      servers,
      queueCapacity: given.queueCapacity ?? Number.MAX_SAFE_INTEGER,
      serviceTime: deterministic(serviceMs),
    },
    { timers: kernel, uniform: { seed }, answer },
  );
  function answer(ticket: number): void {
    if (dropping === 0 && station.queueLength === 0) clearedMs = Math.min(clearedMs, kernel.now());
    const client = awaited.settle(ticket);
    if (client === nobody) return;
    logins++;
    given.history?.four(kernel.now(), client, 0, ticket);
    lastLoginMs = kernel.now();
    longestWaitMs = Math.max(longestWaitMs, kernel.now() - (askedMs[client] ?? 0) - serviceMs);
    crowd.send(client, { type: 'answered' });
  }
  function ask(client: number): void {
    if (attempts[client] === undefined) dropping--;
    attempts[client] = (attempts[client] ?? 0) + 1;
    askedMs[client] = kernel.now();
    given.history?.four(kernel.now(), client, 1, attempts[client] ?? 0);
    // Nothing answers inside the question.
    if (station.offer(awaited.issue(client), 1) === 'rejected')
      kernel.schedule(0, () => crowd.send(client, { type: 'refused' }));
    queuePeak = Math.max(queuePeak, station.queueLength);
  }
  const crowd: Crowd = createCrowd(engine, {
    machine: createStormClient(given),
    size: clients,
    kernel,
    inputOf: (client) => ({ seed: streamSeed(streamSeed(seed, 'clients'), client) }),
    emitted: (client, { type }) => {
      if (type === 'asked') ask(client);
      else station.abandon(awaited.forget(client));
    },
  });
  const background = createBackground(given, kernel, () =>
    station.offer(awaited.issue(), 1, given.backgroundFirst ? 1 : 0),
  );
  station.start();
  background.start();
  crowd.start();
  crowd.runUntil(given.horizonMs);
  background.runUntil(given.horizonMs);
  const { wasted, served } = station.counters;
  const attemptsMax = attempts.reduce((most, count) => Math.max(most, count), 0);
  return {
    logins,
    queuePeak,
    longestWaitMs,
    lastLoginMs,
    clearedMs,
    wasted,
    served,
    attemptsMax,
    events: kernel.executed,
  };
}

function createBackground(given: StormRun, kernel: Kernel, emitted: () => void): Crowd {
  const { engine, seed, backgroundPerSecond } = given;
  const size = backgroundPerSecond > 0 ? backgroundSources : 0;
  const gaps = gapMeansMs(size, backgroundPerSecond);
  return createCrowd(engine, {
    machine: poissonSource,
    size,
    kernel,
    inputOf: (source) => ({
      seed: streamSeed(streamSeed(seed, 'background'), source),
      gapMeanMs: gaps[source],
    }),
    emitted,
  });
}
