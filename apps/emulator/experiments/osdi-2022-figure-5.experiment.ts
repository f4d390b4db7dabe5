import { constantDelay } from '@squall/client-actor';
import {
  callStation,
  goodputRecovery,
  perSecond,
  spacedArrivals,
  watchedForS,
  windowOf,
} from '@squall/cluster/crowds';
import { longestDrainS, stableLoadPerSecond } from '@squall/cluster/theory';
import { type PublishedFigure, defineReproduction } from '@squall/experiment';
import { deterministic, samplerOf } from '@squall/random';
import { windowsOutlastDrains } from './maps/windows.ts';

const secondMs = 1000;
/** Goodput within so much of what is offered, over the last seconds, is a recovery. */
const recoveredShare = 0.95;
const lastMs = 10 * secondMs;
const windowMs = secondMs;

/** In a cell of the map: requests in a window at least, and time before the cut, s. */
const requestsMin = 200;
const beforeMapS = 20;

const recovers = (is: 0 | 1): PublishedFigure => ({ figure: 'recovered', mean: is });
const goodput = (mean: number): PublishedFigure => ({
  figure: 'goodputPerSecond',
  mean,
  roundedTo: 100,
});

/** Said of the collapse itself, (b). */
const attemptsNotComparable =
  'here every request makes its 1 + 4 attempts, 31,000/s; their client is told to send every 75 µs and manages 6,200/s, ' +
  'and how much less while it fails is not published: 20,000/s are five times 4,000';
const goodputNotComparable =
  'here a queue that grows, first come, first served, answers nobody in time; which attempts their MongoDB and its driver ' +
  'still answer, while connections of those that time out are closed and opened again, is not published';

export default defineReproduction({
  name: 'osdi-2022-figure-5',
  title: 'Metastable failures in the wild, figure 5: the size of a trigger and of a load',
  source:
    'L. Huang et al., "Metastable Failures in the Wild", OSDI 2022: section 5.2, figure 5 (a) to (d), and theorem 2; its ' +
    'artifact, lexiangh/Metastability, Retry_Metastability: client/mongoC3.go, client/experiments.sh, primary/trigger.sh.',
  setUp: [
    'One server, first come first served, no limit to its queue; work that nobody waits for is still done.',
    'Requests exactly spaced; a client waits for 3 s and tries again at once, four times, as their program does. Nothing ' +
      'there holds an attempt back but the 100 connections that the driver has unless told; it closes that of an attempt ' +
      'that times out. Where another is opened at once, the history is that without a pool, which is why there is none here.',
    'The capacity is cut for a while and restored. Recovered: goodput over the last 10 s is 95 % of what is offered, or more.',
    "The cut of 78 % is 0.45 of 2 CPUs in the artifact's script, so 77.5 %; it has a row of its own.",
    'The capacity is not published. It is assumed to be 16,500/s: from 16,250/s to 17,000/s all four outcomes are as published, ' +
      'at 15,750/s (a) never recovers, at 18,000/s (b) does. Theirs is probably larger: they see failures in the last second ' +
      'of the cut, here the first time-outs come 3.6 s before its end. What it loses to failures is not published either.',
    'Theorem 2: C_stable = C_norm / w_L, w_L = 1 + r: a load below it comes back from any trigger. Two rows hold that with a cut of 95 %.',
    'Requests and capacity are scaled down alike, which changes nothing in a fluid: see scale.',
  ],
  tolerance:
    'Reproduced: each outcome as published, goodput to the hundred. Nothing here is left to chance.',
  parameters: {
    perSecond: { about: 'Requests, 1/s', default: 6200, atLeast: 10, atMost: 100_000 },
    cut: { about: 'Share of the capacity that is cut', default: 0.8, atLeast: 0, atMost: 0.99 },
    cutS: { about: 'For so long, s', default: 10, atLeast: 0, atMost: 1000 },
    retries: { about: 'Retries of a client', default: 4, atLeast: 0, atMost: 100, whole: true },
    timeoutMs: { about: 'Time-out of an attempt, ms', default: 3000, atLeast: 1, atMost: 1e6 },
    capacityPerSecond: { about: 'Capacity, 1/s', default: 16_500, atLeast: 10, atMost: 1_000_000 },
    beforeS: { about: 'Time before the cut, s', default: 5, atLeast: 1, atMost: 1000 },
    afterS: { about: 'Time after the cut, s', default: 60, atLeast: 10, atMost: 1_000_000 },
    windowS: { about: 'Window of the verdict, s', default: 1, atLeast: 0.01, atMost: 10_000 },
    scale: { about: 'Size of the emulated part', default: 0.02, atLeast: 0.001, atMost: 1 },
  },
  figures: {
    recovered: 'recovered (1) or never (0)',
    goodputPerSecond: 'goodput over the last 10 s, 1/s',
    attemptsPeakPerSecond: 'attempts in the busiest second, 1/s',
    latencyMs: 'latency of attempts that ended in the last 10 s, ms',
  },
  rows: [
    { parameters: { cut: 0.78 }, published: [recovers(1), goodput(6200)] },
    { parameters: { cut: 0.775 }, published: [recovers(1), goodput(6200)] },
    {
      parameters: {},
      published: [
        recovers(0),
        { figure: 'latencyMs', mean: 3000, roundedTo: 1000 },
        {
          figure: 'goodputPerSecond',
          mean: 600,
          roundedTo: 100,
          notComparable: goodputNotComparable,
        },
        {
          figure: 'attemptsPeakPerSecond',
          mean: 20_000,
          roundedTo: 1000,
          notComparable: attemptsNotComparable,
        },
      ],
    },
    { parameters: { cutS: 9 }, published: [recovers(1), goodput(6200)] },
    { parameters: { perSecond: 4200 }, published: [recovers(1), goodput(4200)] },
    // Theorem 2: 2500 is below 16,500 / 5, 6200 below 16,500 / 2.
    { parameters: { perSecond: 2500, cut: 0.95, cutS: 20, afterS: 150 }, published: [recovers(1)] },
    { parameters: { retries: 1, cut: 0.95, cutS: 20, afterS: 150 }, published: [recovers(1)] },
  ],
  claims: [],
  replications: { quick: 1, full: 1 },
  replicate: (values, { seed, engine, history }) => {
    const { cut, cutS, retries, timeoutMs, capacityPerSecond, beforeS, afterS, scale } = values;
    const fromMs = beforeS * secondMs;
    const untilMs = fromMs + cutS * secondMs;
    const endMs = untilMs + afterS * secondMs;
    const calls = callStation({
      engine,
      station: {
        name: 'primary',
        servers: 1,
        queueCapacity: Number.MAX_SAFE_INTEGER,
        serviceTime: deterministic(secondMs / (capacityPerSecond * scale)),
      },
      caller: { timeoutMs, policy: { ...constantDelay(0), retriesMax: retries } },
      arrivalsMs: spacedArrivals(secondMs / (values.perSecond * scale), endMs),
      hopMs: samplerOf(deterministic(0)),
      slowdowns: [{ fromMs, untilMs, factor: 1 / (1 - cut) }],
      seed,
      history,
    });
    calls.runUntil(endMs);
    const { startedMs, retriedMs, succeededMs, latenciesMs, timedOutMs } = calls.log;
    const isLast = (atMs: number) => atMs >= endMs - lastMs;
    // A success counts from its first attempt: long after the cut, those who succeed do so at once.
    const lastLatenciesMs = [
      ...latenciesMs.filter((_, i) => isLast(succeededMs[i] ?? 0)),
      ...timedOutMs.filter(isLast).map(() => timeoutMs),
    ];
    const attemptsAt = (atMs: number) =>
      perSecond(startedMs, atMs, atMs + windowMs) + perSecond(retriedMs, atMs, atMs + windowMs);
    const seconds = Array.from({ length: Math.floor(endMs / windowMs) }, (_, i) => i * windowMs);
    const goodputPerSecond = perSecond(succeededMs, endMs - lastMs, endMs) / scale;
    const figures = {
      recovered: goodputPerSecond >= recoveredShare * values.perSecond ? 1 : 0,
      goodputPerSecond,
      latencyMs: lastLatenciesMs.reduce((sum, ms) => sum + ms, 0) / lastLatenciesMs.length,
      attemptsPeakPerSecond: Math.max(...seconds.map(attemptsAt)) / scale,
    };
    const recovery = goodputRecovery({
      succeededMs,
      offeredPerSecond: values.perSecond * scale,
      arrivals: 'spaced',
      fromMs: 0,
      triggerMs: fromMs,
      triggerEndsMs: untilMs,
      endMs,
      windowMs: values.windowS * secondMs,
    });
    return { figures, events: calls.events(), recovery };
  },
  map: {
    about: [
      windowsOutlastDrains,
      'The capacity is cut for cutS, 10 s unless told, 20 s after the beginning.',
    ],
    load: {
      parameter: 'perSecond',
      label: 'Requests',
      unit: '1/s',
      from: 1500,
      to: 9000,
      count: 11,
    },
    trigger: {
      parameter: 'cut',
      label: 'Share of the capacity that is cut',
      unit: 'share',
      from: 0.5,
      to: 0.95,
      count: 10,
    },
    replications: 1,
    parameters: ({ perSecond: load, cutS, retries, capacityPerSecond, scale }) => {
      const attemptsPerSecond = load * (1 + retries);
      const backlog = attemptsPerSecond * cutS;
      const drainS = longestDrainS(backlog, capacityPerSecond, attemptsPerSecond);
      const windowS = windowOf(load * scale, { requestsMin, drainS });
      return { windowS, beforeS: beforeMapS, afterS: watchedForS(windowS) };
    },
    stableLoad: {
      formula: 'C_stable = C_norm / (w_L · w_C), w_L = 1 + retries, w_C = 1',
      of: ({ capacityPerSecond, retries }) => stableLoadPerSecond(capacityPerSecond, 1 + retries),
    },
  },
});
