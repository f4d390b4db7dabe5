/** Machines that meet a station, run by real actors and on typed arrays: the same history, to the last bit of every time. */
import { exponential, uniform } from '@squall/random';
import { describe, expect, test } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
import { retryTimes } from '../crowds/retry-times.ts';
import { jitters, stepsMs } from '../testing/fleets.ts';
import { type OpenQueue, runOpenStation } from '../crowds/open-station.ts';
import { runRetries } from '../testing/retry-run.ts';
import { openQueue } from '../crowds/steady-state.ts';
import { runStorm } from '../crowds/storm-run.ts';

const seeds = [1, 2, 3];
const loss = (arrivalsPerSecond: number, servers: number, capacity: number) =>
  openQueue({ arrivalsPerSecond, servedPerSecond: 10, servers, capacity });
const patient = { arrivalsPerSecond: 120, servedPerSecond: 1, servers: 100 };
const queues: readonly (readonly [string, OpenQueue])[] = [
  ['M/M/10/10', loss(80, 10, 10)],
  ['M/M/1/10', loss(12, 1, 10)],
  ['M/M/10/30', loss(200, 10, 30)],
  ['a server from which customers come back', { ...loss(8, 1, 1), retryAfter: exponential(100) }],
  [
    'servers before which customers lose patience',
    openQueue({ ...patient, abandonedPerSecond: 2 }),
  ],
];

describe.each(queues)('Poisson clients before %s', (_, queue) => {
  const historyOf = (engine: EngineKind, seed: number) => {
    const offered: unknown[] = [];
    const answered: unknown[] = [];
    const end = runOpenStation({
      engine,
      queue,
      sources: 40,
      requests: 2000,
      seed,
      offered: (...request) => offered.push(request),
      answered: (...answer) => answered.push(answer),
    });
    return { offered, answered, books: end.books, waits: end.waits, sojourns: end.sojourns };
  };

  test.each(seeds)('seed %i', (seed) => {
    const real = historyOf('interpreted', seed);
    expect(real.offered.length).toBeGreaterThan(1500);
    expect(real.answered.length).toBeGreaterThan(500);
    expect(historyOf('flyweight', seed)).toEqual(real);
  });
});

describe.each(Object.entries(jitters))('a fleet that fails together, jitter %s', (_, policy) => {
  const timesOf = (engine: EngineKind, seed: number) =>
    retryTimes({ engine, policy, fleets: 1, size: 500, retries: stepsMs.length, seed }).flat();

  test.each(seeds)('seed %i', (seed) => {
    const real = timesOf('interpreted', seed);
    expect(real.flatMap((column) => [...column]).filter((atMs) => atMs > 0)).toHaveLength(
      500 * stepsMs.length,
    );
    expect(timesOf('flyweight', seed)).toEqual(real);
  });
});

test.each(seeds)('a storm with a background, timeouts and refusals, seed %i', (seed) => {
  const stormOn = (engine: EngineKind) =>
    runStorm({
      engine,
      seed,
      clients: 500,
      capacityPerSecond: 20,
      backgroundPerSecond: 5,
      backgroundFirst: false,
      servers: 2,
      queueCapacity: 150,
      firstAttempt: uniform(0, 10_000),
      timeoutMs: 6000,
      retryAfter: exponential(4000),
      horizonMs: 120_000,
    });
  const real = stormOn('interpreted');
  expect(real.attemptsMax).toBeGreaterThan(3);
  expect(real.wasted).toBeGreaterThan(100);
  expect(stormOn('flyweight')).toEqual(real);
});

test('retries before a server that stood still, with load shed for a while', () => {
  const retriesOn = (engine: EngineKind) =>
    runRetries({
      engine,
      arrivalsPerSecond: 7,
      servedPerSecond: 10,
      timeoutMs: 500,
      retryDelayMs: 50,
      retriesMax: 3,
      pause: { fromS: 10, toS: 11 },
      shed: { share: 0.8, fromS: 20, toS: 60 },
      horizonS: 90,
    });
  const real = retriesOn('interpreted');
  expect(Math.max(...real.queue)).toBeGreaterThan(100);
  expect(retriesOn('flyweight')).toEqual(real);
});
