/** Machines that meet a station, run by real actors and on typed arrays: the same history, to the last bit of every time. */
import { exponential } from '@squall/random';
import { describe, expect, test } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
import { jitters, retryTimes, stepsMs } from '../testing/fleets.ts';
import { type OpenQueue, runOpenStation } from '../testing/open-station.ts';
import { openQueue } from '../testing/steady-state.ts';

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
    retryTimes({ engine, policy, fleets: 1, size: 500, seed }).flat();

  test.each(seeds)('seed %i', (seed) => {
    const real = timesOf('interpreted', seed);
    expect(real.flatMap((column) => [...column]).filter((atMs) => atMs > 0)).toHaveLength(
      500 * stepsMs.length,
    );
    expect(timesOf('flyweight', seed)).toEqual(real);
  });
});
