/** Crowds of small machines, run by real actors and on typed arrays: one history, to the last bit of every time. */
import {
  type CallLimit,
  callLimits,
  constantDelay,
  decorrelatedJitter,
  equalJitter,
  fullJitter,
  noJitter,
} from '@squall/client-actor';
import { createDigest } from '@squall/metrics';
import { deterministic, exponential, normalAt, samplerOf } from '@squall/random';
import { expect, test } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
import { clientArrivals, poissonArrivals } from './arrivals.ts';
import { callStation } from './call-station.ts';
import { contestRow } from './contest-row.ts';
import type { Load } from './load.ts';

const steps = { baseMs: 10, capMs: 2000 };

test.each([
  ['none', constantDelay(0)],
  ['exponential', noJitter(steps)],
  ['equal', equalJitter(steps)],
  ['full', fullJitter(steps)],
  ['decorrelated', decorrelatedJitter(steps)],
] as const)('row writers, back-off %s', (_, policy) => {
  const run = (engine: EngineKind, seed: number) => {
    const history = createDigest();
    const hopMs = (stream: number, index: number) => Math.abs(10 + 2 * normalAt(stream, index));
    const result = contestRow({ engine, policy, writers: 30, hopMs, seed, history });
    return { digest: history.hex(), ...result };
  };
  const real = run('interpreted', 1);
  expect(run('flyweight', 1)).toEqual(real);
  expect(run('flyweight', 2).digest).not.toBe(real.digest);
});

test.each([
  ['at once', { ...constantDelay(0), retriesMax: 2 }],
  ['with jitter', { ...fullJitter({ baseMs: 500, capMs: 4000 }), retriesMax: 4 }],
] as const)('callers before an overloaded station, trying again %s', (_, policy) => {
  const run = (engine: EngineKind, seed: number) => {
    const history = createDigest();
    const calls = callStation({
      engine,
      station: {
        name: 'desk',
        servers: 2,
        queueCapacity: 20,
        serviceTime: exponential(50),
        slowdownPerRequest: 0.1,
      },
      caller: { policy, timeoutMs: 300 },
      arrivalsMs: poissonArrivals({ perSecondAt: () => 60, fromMs: 0, untilMs: 10_000 }, seed),
      hopMs: samplerOf(deterministic(5)),
      pauses: [{ fromMs: 3000, untilMs: 4000, inService: 'finishes' }],
      seed,
      history,
    });
    calls.runUntil(20_000);
    return { digest: history.hex(), log: calls.log, counters: calls.station.counters };
  };
  const real = run('interpreted', 1);
  const { timedOutMs, gaveUpMs, succeededMs } = real.log;
  expect(Math.min(timedOutMs.length, gaveUpMs.length, succeededMs.length)).toBeGreaterThan(20);
  expect(real.counters.rejected).toBeGreaterThan(0);
  expect(run('flyweight', 1)).toEqual(real);
  expect(run('flyweight', 2).digest).not.toBe(real.digest);
});

const controls = [
  { kind: 'queueLimit' },
  { kind: 'tokenBucket', ratePerSecond: 30, burst: 5 },
  { kind: 'aimd' },
  { kind: 'codel' },
  { kind: 'dagor' },
] as const;
const limits: readonly (readonly [string, CallLimit])[] = [
  ...Object.entries(callLimits),
  ['retryCount', { kind: 'retryCount', retriesMax: 2 }],
];

/** Each limit with one control or another: every one of either is met. */
test.each(limits.map(([name, limit], i) => [name, limit, controls[i % controls.length]!] as const))(
  'clients with the limit %s before a station with an overload control',
  (_, limit, admission) => {
    const run = (engine: EngineKind, seed: number) => {
      const history = createDigest();
      const calls = callStation({
        engine,
        station: {
          name: 'desk',
          servers: 2,
          queueCapacity: 40,
          serviceTime: exponential(50),
          admission,
        },
        caller: { policy: fullJitter({ baseMs: 50, capMs: 400 }), timeoutMs: 500 },
        limit,
        ...clientArrivals(3, () => ({ perSecondAt: () => 25, fromMs: 0, untilMs: 15_000 }), seed),
        hopMs: samplerOf(exponential(5)),
        slowdowns: [{ fromMs: 2000, untilMs: 6000, factor: 5 }],
        outages: [{ fromMs: 9000, untilMs: 10_000 }],
        seed,
        history,
      });
      const books = calls.runUntil(20_000);
      return { digest: history.hex(), books, log: calls.log, counters: calls.station.counters };
    };
    const real = run('interpreted', 1);
    expect(real.books.heldBack + real.books.failed).toBeGreaterThan(20);
    expect(real.books.succeeded).toBeGreaterThan(100);
    expect(run('flyweight', 1)).toEqual(real);
    expect(run('flyweight', 2).digest).not.toBe(real.digest);
  },
);

test.each<readonly [string, Load]>([
  ['closed', { loop: { clients: 5, thinkMs: samplerOf(exponential(300)) } }],
  ['paced', { loop: { clients: 5, everyMs: 400 } }],
])('a %s loop, with a stall and a limit', (_, load) => {
  const run = (engine: EngineKind) => {
    const history = createDigest();
    const calls = callStation({
      engine,
      ...load,
      station: { name: 'desk', servers: 1, queueCapacity: 3, serviceTime: exponential(50) },
      caller: { policy: fullJitter({ baseMs: 50, capMs: 400 }), timeoutMs: 200 },
      limit: callLimits.brookerTokens,
      hopMs: samplerOf(deterministic(5)),
      pauses: [{ fromMs: 3000, untilMs: 6000, inService: 'finishes' }],
      seed: 1,
      history,
    });
    const books = calls.runUntil(30_000);
    return { digest: history.hex(), books, log: calls.log };
  };
  const real = run('interpreted');
  expect(real.books.succeeded).toBeGreaterThan(200);
  expect(real.books.heldBack).toBeGreaterThan(5);
  expect(run('flyweight')).toEqual(real);
});
