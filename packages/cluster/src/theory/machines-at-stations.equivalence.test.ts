/** Machines that meet a station, run by real actors and on typed arrays: the same history, to the last bit of every time. */
import { describe, expect, test } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
import { retryTimes } from '../crowds/retry-times.ts';
import { jitters, stepsMs } from '../testing/fleets.ts';
import { runOpenStation } from '../testing/open-station.ts';

const seeds = [1, 2, 3];
const queues = [
  { arrivalsPerSecond: 80, servedPerSecond: 10, servers: 10, capacity: 10 },
  { arrivalsPerSecond: 12, servedPerSecond: 10, servers: 1, capacity: 10 },
  { arrivalsPerSecond: 200, servedPerSecond: 10, servers: 10, capacity: 30 },
];

describe.each(queues)('Poisson clients before M/M/$servers/$capacity', (queue) => {
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
    return { offered, answered, end };
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
