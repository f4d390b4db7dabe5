/** Fleets under each limit before a service that answers nobody, or accepts a third, against what the limit's document says. */
import { type CallLimit, type FailureKind, callLimits, constantDelay } from '@squall/client-actor';
import { deterministic, exponential, samplerOf } from '@squall/random';
import { describe, expect, test } from 'vitest';
import { clientArrivals, spacedArrivals } from '../crowds/arrivals.ts';
import { type RunningCalls, callStation } from '../crowds/call-station.ts';
import {
  amplificationUnanswered,
  attemptsUnanswered,
  recoveryAfterCutS,
  sentPerAccepted,
} from './call-limits.ts';

const secondMs = 1000;

/** One client that calls so often for so long, without chance, before a process that is down or full. */
function unanswered(limit: CallLimit, perSecond: number, spanS: number, failure: FailureKind) {
  const endMs = spanS * secondMs;
  const calls = callStation({
    engine: 'flyweight',
    station: { name: 'desk', servers: 1, queueCapacity: 0, serviceTime: deterministic(1) },
    arrivalsMs: spacedArrivals(secondMs / perSecond, endMs),
    caller: { policy: constantDelay(0), timeoutMs: 1e6 },
    limit,
    hopMs: samplerOf(deterministic(0)),
    ...(failure === 'throttling'
      ? { pauses: [{ fromMs: 0, untilMs: 2 * endMs, inService: 'stands' as const }] }
      : { outages: [{ fromMs: 0, untilMs: 2 * endMs }] }),
    seed: 1,
  });
  return calls.runUntil(endMs + 1);
}

const { awsQuota2026, finagleBudget, grpcThrottling, brookerTokens, hystrixBreaker } = callLimits;

/** A limit, and how far from what is derived it may end: a token or a deposit that is left. */
const exact: readonly (readonly [string, CallLimit, number])[] = [
  ['no retries', { kind: 'retryCount', retriesMax: 0 }, 0],
  ['three retries', { kind: 'retryCount', retriesMax: 3 }, 0],
  ['AWS since 2026', awsQuota2026, 0],
  ['AWS before 2026', callLimits.awsQuotaBefore2026, 0],
  ['a quota of 70', { ...awsQuota2026, capacity: 70 }, 0],
  ['gRPC', grpcThrottling, 0],
  ['gRPC with 25 tokens', { ...grpcThrottling, maxTokens: 25 }, 0],
  ['Brooker, tokens', brookerTokens, 1],
  ['0.3 tokens a call', { ...brookerTokens, perCall: 0.3, capacity: 12 }, 1],
  ['Brooker, breaker', callLimits.brookerBreaker, 0],
  ['Hystrix', hystrixBreaker, 0],
  ['Polly', callLimits.pollyBreaker, 0],
  ['a breaker with three probes', { ...hystrixBreaker, probes: 3, openMs: 7000 }, 0],
  ['Finagle', finagleBudget, 2],
  ['Finagle, half a retry a call', { ...finagleBudget, ratio: 0.5, retriesPerSecondMin: 3 }, 3],
];

describe.each(['transient', 'throttling'] as const)('no answer, %s', (failure) => {
  test.each(exact)('%s: attempts of a client', (_, limit, leftOver) => {
    // Not a whole number of times to live: what comes back with the last call is a matter of the last digit.
    const { attempts, calls } = unanswered(limit, 50, 59, failure);
    const theory = attemptsUnanswered(limit, { calls, spanS: 59, failure });
    expect(Math.abs(attempts - theory)).toBeLessThanOrEqual(leftOver);
  });

  test.each(exact)('%s: in the long run', (_, limit) => {
    const short = unanswered(limit, 50, 95, failure);
    const long = unanswered(limit, 50, 195, failure);
    const found = (long.attempts - short.attempts) / (long.calls - short.calls);
    expect(found).toBeCloseTo(amplificationUnanswered(limit, 50), 2);
  });
});

test('adaptive throttling: attempts without an answer are the harmonic number of the questions', () => {
  const limit = callLimits.sreThrottling;
  const clients = 200;
  const calls = callStation({
    engine: 'flyweight',
    station: { name: 'desk', servers: 1, queueCapacity: 0, serviceTime: deterministic(1) },
    ...clientArrivals(
      clients,
      (client) => ({ perSecondAt: () => 5, fromMs: client, untilMs: 60_000 }),
      1,
    ),
    caller: { policy: constantDelay(0) },
    limit,
    hopMs: samplerOf(deterministic(0)),
    outages: [{ fromMs: 0, untilMs: 100_000 }],
    seed: 1,
  });
  const books = calls.runUntil(60_000);
  const given = { calls: books.calls / clients, spanS: 60, failure: 'transient' } as const;
  const theory = attemptsUnanswered(limit, given);
  // Independent questions, the k-th with probability 1/k: the variance is below the mean.
  const standardError = Math.sqrt(theory / clients);
  expect(Math.abs(books.attempts / clients - theory)).toBeLessThan(3 * standardError);
  expect(standardError).toBeLessThan(0.03 * theory);
});

const perSecondOf = (moments: readonly number[], fromMs: number) =>
  moments.filter((atMs) => atMs >= fromMs).length;

test.each([1.1, 2, 3])('adaptive throttling sends K requests for each accepted, K = %d', (K) => {
  const runs = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
    const calls: RunningCalls = callStation({
      engine: 'flyweight',
      station: { name: 'desk', servers: 1, queueCapacity: 5, serviceTime: exponential(100) },
      ...clientArrivals(1, () => ({ perSecondAt: () => 60, fromMs: 0, untilMs: 400_000 }), seed),
      caller: { policy: { ...constantDelay(0), retriesMax: 0 } },
      limit: { ...callLimits.sreThrottling, multiplier: K, windowMs: 30_000 },
      hopMs: samplerOf(deterministic(0)),
      seed,
    });
    calls.runUntil(400_000);
    const sent = perSecondOf(calls.log.startedMs, 60_000);
    const accepted = perSecondOf(calls.log.succeededMs, 60_000);
    return { ratio: sent / accepted, accepted };
  });
  const mean = runs.reduce((sum, { ratio }) => sum + ratio, 0) / runs.length;
  const squares = runs.reduce((sum, { ratio }) => sum + (ratio - mean) * (ratio - mean), 0);
  const standardError = Math.sqrt(squares / (runs.length - 1) / runs.length);
  const perWindow = (0.95 * 30 * runs.reduce((sum, r) => sum + r.accepted, 0)) / runs.length / 340;
  const theory = sentPerAccepted(K, perWindow);
  expect(Math.abs(mean - theory)).toBeLessThan(3 * standardError);
  expect(standardError).toBeLessThan(0.01 * theory);
});

describe('after a cut of the capacity', () => {
  const cut = { load: 0.6, cut: 0.8, cutS: 10, timeoutS: 1 };

  /** When the last call began that was not answered in time, from the end of the cut, s; 200 calls a second. */
  function backS(limit: CallLimit): number {
    const capacity = 200 / cut.load;
    const calls = callStation({
      engine: 'flyweight',
      station: {
        name: 'desk',
        servers: 1,
        queueCapacity: Number.MAX_SAFE_INTEGER,
        serviceTime: deterministic(secondMs / capacity),
      },
      arrivalsMs: spacedArrivals(5, 90_000),
      caller: { policy: constantDelay(0), timeoutMs: cut.timeoutS * secondMs },
      limit,
      hopMs: samplerOf(deterministic(0)),
      slowdowns: [{ fromMs: 10_000, untilMs: 20_000, factor: 1 / (1 - cut.cut) }],
      seed: 1,
    });
    calls.runUntil(90_000);
    const late = calls.log.timedOutMs.at(-1) ?? 0;
    return (late - 20_000) / secondMs - cut.timeoutS;
  }

  test.each<readonly [string, CallLimit]>([
    ['no retries', { kind: 'retryCount', retriesMax: 0 }],
    ['gRPC', grpcThrottling],
    ['Brooker, tokens', brookerTokens],
  ])('%s: back when the fluid is', (_, limit) => {
    const amplification = amplificationUnanswered(limit, 200);
    // A few retries more are saved up.
    expect(Math.abs(backS(limit) - recoveryAfterCutS({ ...cut, amplification }))).toBeLessThan(0.3);
  });

  test('three retries: never', () => {
    expect(recoveryAfterCutS({ ...cut, amplification: 4 })).toBe(Infinity);
    expect(backS({ kind: 'retryCount', retriesMax: 3 })).toBeGreaterThan(68.9);
  });

  test('a backlog that is worth less than the time-out is none', () => {
    expect(recoveryAfterCutS({ ...cut, amplification: 1, cutS: 2 })).toBe(0);
  });
});
