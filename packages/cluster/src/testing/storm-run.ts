import { createKernel } from '@squall/kernel';
import { deterministic, streamSeed } from '@squall/random';
import { createStation } from '@squall/service-actor';
import type { EngineKind } from '../engine/engine.ts';
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
}

/** Clients that drop at 0 ms before one station, which serves abandoned work too. */
export function runStorm(given: StormRun) {
  const { engine, clients, servers, seed } = given;
  const kernel = createKernel();
  /** By ticket: the client, or nobody for other requests; by client: its latest ticket and when it asked. */
  const owners: number[] = [];
  const tickets = new Int32Array(clients).fill(-1);
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
    const client = owners[ticket] ?? -1;
    if (client < 0 || tickets[client] !== ticket) return;
    logins++;
    lastLoginMs = kernel.now();
    longestWaitMs = Math.max(longestWaitMs, kernel.now() - (askedMs[client] ?? 0) - serviceMs);
    tickets[client] = -1;
    crowd.send(client, { type: 'answered' });
  }
  function ask(client: number): void {
    if (attempts[client] === undefined) dropping--;
    attempts[client] = (attempts[client] ?? 0) + 1;
    const ticket = owners.push(client) - 1;
    tickets[client] = ticket;
    askedMs[client] = kernel.now();
    // Nothing answers inside the question.
    if (station.offer(ticket, 1) === 'rejected')
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
      else station.abandon(tickets[client] ?? -1);
    },
  });
  const gaps = gapMeansMs(backgroundSources, Math.max(given.backgroundPerSecond, 1e-9));
  const background = createCrowd(engine, {
    machine: poissonSource,
    size: given.backgroundPerSecond > 0 ? backgroundSources : 0,
    kernel,
    inputOf: (source) => ({
      seed: streamSeed(streamSeed(seed, 'background'), source),
      gapMeanMs: gaps[source],
    }),
    emitted: () => station.offer(owners.push(-1) - 1, 1, given.backgroundFirst ? 1 : 0),
  });
  station.start();
  background.start();
  crowd.start();
  crowd.runUntil(given.horizonMs);
  background.runUntil(given.horizonMs);
  const { wasted, served } = station.counters;
  const attemptsMax = attempts.reduce((most, count) => Math.max(most, count), 0);
  return { logins, queuePeak, longestWaitMs, lastLoginMs, clearedMs, wasted, served, attemptsMax };
}
