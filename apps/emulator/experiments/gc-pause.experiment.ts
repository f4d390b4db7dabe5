import { constantDelay } from '@squall/client-actor';
import {
  callStation,
  goodputRecovery,
  quantile,
  spacedArrivals,
  watchedForS,
  windowOf,
} from '@squall/cluster/crowds';
import { longestDrainS, stableLoadPerSecond } from '@squall/cluster/theory';
import { defineReproduction } from '@squall/experiment';
import { deterministic, samplerOf } from '@squall/random';
import { windowsOutlastDrains } from './maps/windows.ts';

const secondMs = 1000;
/** A program's clock counts nanoseconds. */
const perMs = 1_000_000;
/** In a window of the map at least. */
const requestsMin = 20;

export default defineReproduction({
  name: 'gc-pause',
  title: 'A garbage-collection pause before clients that retry',
  source:
    'happysim (Python), examples/gc_caused_collapse.py: figures of its run, deterministic. ' +
    'Growth of the queue: offered x (1 + retries) less what the server does, 7 · 4 - 10 a second.',
  setUp: [
    'Requests exactly spaced, before one server of a fixed service time; no network.',
    'A client waits for timeoutMs and tries again after delayMs; work that nobody waits for is still done.',
    'The process stands still once. What it has begun before the pause is finished first, as there; or stands still too.',
    'Only the answer to the latest attempt counts. In their program one to an earlier attempt does too while a later one is ' +
      'under way: by their rule the queue ends at 4,824, by this one at 4,846; it grows by 18.0 a second with both.',
    'The gap between requests is cut to whole nanoseconds, as in their clock: the one due at 30 s comes just before the pause.',
  ],
  tolerance:
    'Reproduced: to the last digit that is given; nothing here is left to chance. p99 is interpolated between the two nearest.',
  parameters: {
    retries: { about: 'Retries of a client', default: 3, atLeast: 0, atMost: 100, whole: true },
    loadS: {
      about: 'Requests are sent for so long, s',
      default: 300,
      atLeast: 1,
      atMost: 1_000_000,
    },
    perSecond: { about: 'Requests, 1/s', default: 7, atLeast: 0.01, atMost: 10_000 },
    serviceMs: { about: 'Service time, ms', default: 100, atLeast: 0.01, atMost: 1_000_000 },
    timeoutMs: { about: 'Time-out of an attempt, ms', default: 500, atLeast: 1, atMost: 1_000_000 },
    delayMs: { about: 'Wait before a retry, ms', default: 50, atLeast: 0, atMost: 1_000_000 },
    pauseAtS: { about: 'Begin of the pause, s', default: 30, atLeast: 0, atMost: 100_000 },
    pauseS: { about: 'Length of the pause, s', default: 1, atLeast: 0, atMost: 100_000 },
    windowS: { about: 'Window of the verdict, s', default: 1, atLeast: 0.01, atMost: 10_000 },
    inService: {
      about: 'What becomes of work in service when the pause begins',
      default: 'finishes',
      oneOf: ['finishes', 'stands'],
    },
  },
  figures: {
    growthPerSecond: 'growth of the queue over the last half of the load, 1/s',
    p99Ms: 'p99 latency of answered requests, ms',
    queueAtEnd: 'requests in the queue when the load ends',
  },
  rows: [
    {
      parameters: {},
      published: [{ figure: 'growthPerSecond', mean: 18, roundedTo: 0.1 }],
    },
    {
      parameters: { inService: 'stands' },
      published: [{ figure: 'growthPerSecond', mean: 18, roundedTo: 0.1 }],
    },
    {
      parameters: { retries: 0, loadS: 60 },
      published: [
        { figure: 'p99Ms', mean: 311, roundedTo: 1 },
        { figure: 'queueAtEnd', mean: 0 },
        { figure: 'growthPerSecond', mean: 0 },
      ],
    },
  ],
  claims: [],
  replications: { quick: 1, full: 1 },
  replicate: (values, { seed, engine, history }) => {
    const { retries, loadS, perSecond, serviceMs, timeoutMs, delayMs } = values;
    const fromMs = values.pauseAtS * secondMs;
    const untilMs = fromMs + values.pauseS * secondMs;
    const endMs = loadS * secondMs;
    const calls = callStation({
      engine,
      station: {
        name: 'server',
        servers: 1,
        queueCapacity: Number.MAX_SAFE_INTEGER,
        serviceTime: deterministic(serviceMs),
      },
      caller: { timeoutMs, policy: { ...constantDelay(delayMs), retriesMax: retries } },
      arrivalsMs: spacedArrivals(Math.floor((secondMs * perMs) / perSecond) / perMs, endMs),
      hopMs: samplerOf(deterministic(0)),
      pauses: [{ fromMs, untilMs, inService: values.inService }],
      seed,
      history,
    });
    calls.runUntil(endMs / 2);
    const early = calls.station.queueLength;
    calls.runUntil(endMs);
    const queueAtEnd = calls.station.queueLength;
    calls.runUntil(endMs + timeoutMs);
    const figures = {
      growthPerSecond: (queueAtEnd - early) / (loadS / 2),
      p99Ms: quantile(calls.log.latenciesMs, 0.99),
      queueAtEnd,
    };
    const recovery = goodputRecovery({
      succeededMs: calls.log.succeededMs,
      offeredPerSecond: perSecond,
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
    about: [windowsOutlastDrains],
    load: { parameter: 'perSecond', label: 'Requests', unit: '1/s', from: 1, to: 9, count: 9 },
    trigger: {
      parameter: 'pauseS',
      label: 'Length of the pause',
      unit: 's',
      from: 0.25,
      to: 2,
      count: 8,
    },
    replications: 1,
    parameters: ({ perSecond, retries, serviceMs, pauseAtS, pauseS }) => {
      const attemptsPerSecond = perSecond * (1 + retries);
      const backlog = attemptsPerSecond * pauseS;
      const drainS = longestDrainS(backlog, secondMs / serviceMs, attemptsPerSecond);
      const windowS = windowOf(perSecond, { requestsMin, drainS });
      return { windowS, loadS: pauseAtS + pauseS + watchedForS(windowS) };
    },
    stableLoad: {
      formula: 'C_stable = C_norm / (w_L · w_C), w_L = 1 + retries, w_C = 1',
      of: ({ serviceMs, retries }) => stableLoadPerSecond(secondMs / serviceMs, 1 + retries),
    },
  },
});
