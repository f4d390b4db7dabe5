/**
 * The fluid limits of docs/storm-arithmetic.md, before a hundred thousand machines on typed arrays: the storm of a million
 * clients, 20,000 logins and 5,000 other requests a second, at a tenth of its size. What is Poisson about it is the background:
 * three standard errors of what it sends are allowed, and a few service times.
 */
import { deterministic, uniform } from '@squall/random';
import { describe, expect, test } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
import { type StormRun, runStorm } from '../crowds/storm-run.ts';
import {
  clearedS,
  collapseFreeWindowS,
  longestWaitInTurnS,
  longestWaitS,
  queuePeak,
  safeWindowS,
  waves,
} from './storm.ts';

const storm = { clients: 100_000, capacityPerSecond: 2000, backgroundPerSecond: 500 };
const secondMs = 1000;
const never = 1e9;

const dropInto = (windowS: number, change: Partial<StormRun> = {}) =>
  runStorm({
    ...storm,
    engine: 'flyweight',
    firstAttempt: uniform(0, windowS * secondMs),
    timeoutMs: never,
    retryAfter: deterministic(secondMs),
    backgroundFirst: true,
    servers: 1,
    horizonMs: 100 * secondMs,
    seed: 1,
    ...change,
  });

/** Three standard deviations of what the background sends in so long, as requests. */
const spread = (timeS: number) => 3 * Math.sqrt(storm.backgroundPerSecond * timeS);
/** The same as the time that it takes to serve them with what is left, and ten services. */
const spreadS = (timeS: number) =>
  spread(timeS) / (storm.capacityPerSecond - storm.backgroundPerSecond) +
  10 / storm.capacityPerSecond;
const near = (found: number, theory: number, allowed: number) =>
  expect({ found, theory, allowed, near: Math.abs(found - theory) < allowed }).toMatchObject({
    near: true,
  });

test('the window that the storm just fits in: 66.7 s for a million clients, 20,000 logins a second, 5,000 of them taken', () => {
  const million = { clients: 1e6, capacityPerSecond: 20_000, backgroundPerSecond: 5000 };
  expect(safeWindowS(million)).toBeCloseTo(66.667, 3);
  expect(safeWindowS(storm)).toBe(safeWindowS(million));
});

describe.each([0, 20, 40])('attempts within %i s', (windowS) => {
  test('the background first: the queue, the longest wait and the end are as the fluid has them', () => {
    const found = dropInto(windowS);
    const endS = clearedS(storm);
    expect(found.logins).toBe(storm.clients);
    near(found.queuePeak, queuePeak(storm, windowS), spread(windowS) + 10);
    near(found.clearedMs / secondMs, endS, spreadS(endS));
    near(found.longestWaitMs / secondMs, longestWaitS(storm, windowS), spreadS(endS));
  });

  test('first come first served: the same queue and the same end, and a wait that is shorter by what comes behind', () => {
    const found = dropInto(windowS, { backgroundFirst: false });
    expect(found.logins).toBe(storm.clients);
    near(found.queuePeak, queuePeak(storm, windowS), spread(windowS) + 10);
    near(found.clearedMs / secondMs, clearedS(storm), spreadS(clearedS(storm)));
    const waitS = longestWaitInTurnS(storm, windowS);
    near(found.longestWaitMs / secondMs, waitS, spreadS(windowS));
  });
});

test('in a window longer than the safe one, hardly a queue is left', () => {
  const windowS = 1.2 * safeWindowS(storm);
  const found = dropInto(windowS);
  expect(queuePeak(storm, windowS)).toBe(0);
  expect(found.queuePeak).toBeLessThan(0.01 * queuePeak(storm, 0));
});

describe('a timeout, and abandoned work that is served all the same', () => {
  const timeoutS = 25;
  const timeoutMs = timeoutS * secondMs;
  const edgeS = collapseFreeWindowS(storm, timeoutS);
  const marginS = spreadS(clearedS(storm));

  test('a window that is long enough: no work is done in vain, and the end is as without timeouts', () => {
    const found = dropInto(edgeS + marginS, { timeoutMs });
    expect([found.wasted, found.attemptsMax]).toEqual([0, 1]);
    near(found.clearedMs / secondMs, clearedS(storm), marginS);
  });

  test('a window that is too short: work is done in vain', () => {
    expect(dropInto(edgeS - marginS, { timeoutMs }).wasted).toBeGreaterThan(0);
  });

  test('a window that is much too short: collapse, most work is in vain and the storm has no end', () => {
    const { logins, wasted, served, clearedMs } = dropInto(5, {
      timeoutMs,
      horizonMs: 200 * secondMs,
    });
    expect(clearedMs).toBe(Infinity);
    expect(logins).toBeLessThan(storm.clients);
    expect(wasted / served).toBeGreaterThan(0.5);
  });
});

describe.each<EngineKind>(['flyweight', 'interpreted'])('%s engine, no jitter', (engine) => {
  test.each([
    { clients: 1000, queueCapacity: 90, servers: 10 },
    { clients: 1001, queueCapacity: 90, servers: 10 },
    { clients: 200, queueCapacity: 0, servers: 3 },
  ])(
    '$clients clients, $queueCapacity places and $servers servers: so many periods as waves',
    ({ clients, queueCapacity, servers }) => {
      const periodMs = 10 * secondMs;
      const count = waves(clients, queueCapacity, servers);
      const found = dropInto(0, {
        engine,
        clients,
        queueCapacity,
        servers,
        capacityPerSecond: 100,
        backgroundPerSecond: 0,
        retryAfter: deterministic(periodMs),
        horizonMs: (count + 1) * periodMs,
      });
      expect(found.logins).toBe(clients);
      expect(found.attemptsMax).toBe(count);
      expect(Math.floor(found.lastLoginMs / periodMs)).toBe(count - 1);
    },
  );
});
