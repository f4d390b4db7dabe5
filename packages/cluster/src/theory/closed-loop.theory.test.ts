/** Clients that think before one server, against M/M/1//N; open loops and stalls against their closed forms. */
import { constantDelay } from '@squall/client-actor';
import { estimate } from '@squall/metrics';
import { deterministic, discrete, exponential, samplerOf, streamSeed } from '@squall/random';
import { describe, expect, test } from 'vitest';
import { poissonArrivals, spacedArrivals } from '../crowds/arrivals.ts';
import { quantile } from '../crowds/call-log.ts';
import { type StationCalls, callStation } from '../crowds/call-station.ts';
import {
  interactiveBound,
  interactiveQuantileS,
  interactiveResponseS,
  interactiveThroughput,
} from './closed-loop.ts';
import { pollaczekKhinchineWaitS, sojournQuantileS } from './single-server.ts';
import { lateShare, stalledMeanMs, stalledQuantileMs } from './stalls.ts';
import { twoSpeedsLongerThan, twoSpeedsQuantileS } from './two-speeds.ts';

const seeds = Array.from({ length: 16 }, (_, seed) => seed);
const server = { name: 'desk', servers: 1, queueCapacity: Number.MAX_SAFE_INTEGER };

/** Answers after the warm-up: how many a second, and how long each took, s. */
function answers(given: Partial<StationCalls>, seed: number, untilMs: number) {
  const calls = callStation({
    engine: 'flyweight',
    station: { ...server, serviceTime: exponential(100) },
    caller: { policy: constantDelay(0) },
    hopMs: samplerOf(deterministic(0)),
    seed,
    ...given,
  } as StationCalls);
  calls.runUntil(untilMs);
  const first = calls.log.succeededMs.findIndex((atMs) => atMs >= untilMs / 10);
  const latencies = calls.log.latenciesMs.slice(first).map((ms) => ms / 1000);
  return { latencies, perSecond: latencies.length / ((0.9 * untilMs) / 1000) };
}

function expectWithin3(values: readonly number[], theory: number): number {
  const { mean, standardDeviation } = estimate(values);
  const standardError = (standardDeviation ?? 0) / Math.sqrt(values.length);
  const gap = Math.abs(mean - theory);
  expect(gap).toBeLessThan(3 * standardError + 1e-12);
  return Math.max(gap, standardError);
}
const expectTheory = (values: readonly number[], theory: number) =>
  expect(expectWithin3(values, theory)).toBeLessThan(0.03 * theory);
/** Of a share 3 % would be less than chance leaves known: it is known to 0.01. */
const expectShare = (values: readonly number[], theory: number) =>
  expect(expectWithin3(values, theory)).toBeLessThan(0.01);

/** Share of them that took longer. */
const longer = (latencies: readonly number[], than: number) =>
  latencies.filter((s) => s > than).length / latencies.length;
const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each([
  { clients: 1, thinkMeanS: 0.2 },
  { clients: 5, thinkMeanS: 1 },
  { clients: 10, thinkMeanS: 0.5 },
  { clients: 40, thinkMeanS: 5 },
])('$clients clients that think for $thinkMeanS s', ({ clients, thinkMeanS }) => {
  const given = { clients, thinkMeanS, serviceMeanS: 0.1 };
  const loop = { clients, thinkMs: samplerOf(exponential(thinkMeanS * 1000)) };
  const runs = () => seeds.map((seed) => answers({ loop }, seed, 1_200_000));

  test('throughput, response and its tail', () => {
    const found = runs();
    expectTheory(
      found.map(({ perSecond }) => perSecond),
      interactiveThroughput(given),
    );
    expectTheory(
      found.map(({ latencies }) => meanOf(latencies)),
      interactiveResponseS(given),
    );
    expectShare(
      found.map(({ latencies }) => longer(latencies, interactiveQuantileS(given, 0.75))),
      0.25,
    );
    expect(interactiveThroughput(given)).toBeLessThan(interactiveBound(given) * (1 + 1e-12));
  });
});

test('without variation the bound of a closed loop is reached', () => {
  const loop = { clients: 3, thinkMs: samplerOf(deterministic(500)) };
  const station = { ...server, serviceTime: deterministic(100) };
  const { perSecond } = answers({ loop, station }, 1, 60_000);
  const bound = interactiveBound({ clients: 3, thinkMeanS: 0.5, serviceMeanS: 0.1 });
  expect(Math.abs(perSecond - bound)).toBeLessThan(0.001 * bound);
});

test('one client never waits: its response is the service; a thousand are not too many to reckon with', () => {
  const one = { clients: 1, thinkMeanS: 3, serviceMeanS: 0.1 };
  expect(interactiveResponseS(one)).toBeCloseTo(0.1, 12);
  expect(interactiveQuantileS(one, 0.99)).toBeCloseTo(0.1 * Math.log(100), 10);
  const many = { clients: 1000, thinkMeanS: 1, serviceMeanS: 0.1 };
  expect(interactiveThroughput(many)).toBeCloseTo(10, 9);
  expect(interactiveResponseS(many)).toBeCloseTo(99, 6);
});

describe('two kinds of service', () => {
  const given = { arrivalsPerSecond: 2, meansS: [0.1, 1], otherShare: 0.1 } as const;
  const openLoop = (seed: number) => ({
    arrivalsMs: poissonArrivals(
      { perSecondAt: () => given.arrivalsPerSecond, fromMs: 0, untilMs: 1_500_000 },
      streamSeed(seed, 'arrivals'),
    ),
    cost: samplerOf(discrete([1, 10], [0.9, 0.1])),
  });

  test('the share of calls that take longer than its quantile', () => {
    const p75 = twoSpeedsQuantileS(given, 0.75);
    expect(twoSpeedsLongerThan(given, p75)).toBeCloseTo(0.25, 9);
    const shares = seeds.map((seed) =>
      longer(answers(openLoop(seed), seed, 1_500_000).latencies, p75),
    );
    expectShare(shares, 0.25);
  });

  test('its mean is that of Pollaczek and Khinchine, and with one kind it is M/M/1', () => {
    let mean = 0;
    for (let s = 0; s < 60; s += 0.001) mean += 0.001 * twoSpeedsLongerThan(given, s + 0.0005);
    const squares = 2 * (0.9 * 0.01 + 0.1 * 1);
    const waitS = pollaczekKhinchineWaitS(2, 0.19, squares / (0.19 * 0.19) - 1);
    expect(mean).toBeCloseTo(waitS + 0.19, 5);
    const same = { arrivalsPerSecond: 8, meansS: [0.1, 0.05], otherShare: 0 } as const;
    expect(twoSpeedsQuantileS(same, 0.99)).toBeCloseTo(sojournQuantileS(8, 10, 0.99), 9);
    expect(() => twoSpeedsQuantileS({ ...given, arrivalsPerSecond: 6 }, 0.5)).toThrow(
      'load is 1.14',
    );
  });
});

describe.each([
  { load: 0.1, stallMs: 1000, everyMs: 10_000 },
  { load: 0.5, stallMs: 400, everyMs: 4000 },
  { load: 0.8, stallMs: 250, everyMs: 5000 },
])('spaced calls, load $load, stalls of $stallMs ms every $everyMs ms', (given) => {
  const stalls = { ...given, serviceMs: 1 };
  const gapMs = 1 / given.load;
  const pauses = Array.from({ length: 10 }, (_, i) => {
    const fromMs = (i + 0.25) * given.everyMs + gapMs / 2;
    return { fromMs, untilMs: fromMs + given.stallMs, inService: 'stands' as const };
  });
  const run = (load: object) => {
    const calls = callStation({
      engine: 'flyweight',
      station: { ...server, serviceTime: deterministic(1) },
      caller: { policy: constantDelay(0) },
      hopMs: samplerOf(deterministic(0)),
      pauses,
      seed: 1,
      ...load,
    } as unknown as StationCalls);
    calls.runUntil(10 * given.everyMs);
    return calls.log;
  };
  const open = () => run({ arrivalsMs: spacedArrivals(gapMs, 10 * given.everyMs) });
  const paced = () => run({ loop: { clients: 1, everyMs: gapMs } });

  test.each([
    ['an open loop', open],
    ['a paced loop, from the intended moment', paced],
  ])('%s: to the distance of two calls', (_, runLoop) => {
    const { latenciesMs } = runLoop();
    const late = latenciesMs.filter((ms) => ms > 1 + 1e-6).length / latenciesMs.length;
    expect(Math.abs(late - lateShare(stalls))).toBeLessThan((2 * gapMs) / given.everyMs);
    expect(Math.abs(meanOf(latenciesMs) - stalledMeanMs(stalls))).toBeLessThan(gapMs);
    for (const share of [0.5, 0.9, 0.95, 0.99]) {
      const found = quantile(latenciesMs, share) ?? 0;
      expect(Math.abs(found - stalledQuantileMs(stalls, share))).toBeLessThan(2 * gapMs);
    }
  });

  test('from the sending one call of a stall is late, and its quantile knows nothing of it', () => {
    const { sinceSentMs } = paced();
    expect(sinceSentMs.filter((ms) => ms > 1 + 1e-6)).toHaveLength(10);
    expect(quantile(sinceSentMs, 0.99)).toBeCloseTo(1, 9);
  });
});
