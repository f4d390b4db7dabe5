import {
  interactiveQuantileS,
  interactiveResponseS,
  interactiveThroughput,
  lateShare,
  pollaczekKhinchineWaitS,
  sojournQuantileS,
  stalledMeanMs,
  stalledQuantileMs,
} from '@squall/cluster/theory';
import type { PublishedFigure } from '@squall/experiment';
import { bimodal, bimodalMean } from './parameters.ts';
import { thinkMs } from './world.ts';

const secondMs = 1000;
const serviceMs = 0.1;
const usualLoad = 0.8;

const exact = (figure: string, mean: number, roundedTo = 0): PublishedFigure => ({
  figure,
  mean,
  roundedTo,
});
/** Of 100 runs of Brooker's program, of 5000 ms each. */
const ran = (figure: string, mean: number, standardDeviation: number): PublishedFigure => ({
  figure,
  mean,
  standardDeviation,
  runs: 100,
});

/** M/M/1. */
const openExponential = [
  exact('meanMs', serviceMs / (1 - usualLoad)),
  exact(
    'p99Ms',
    secondMs * sojournQuantileS((usualLoad * secondMs) / serviceMs, secondMs / serviceMs, 0.99),
  ),
  ran('p50Ms', 0.347429, 0.013531),
  ran('p99Ms', 2.304092, 0.247648),
];

/** M/G/1. */
function openBimodal(): readonly PublishedFigure[] {
  const meanS = (serviceMs * bimodalMean) / secondMs;
  const squares = bimodal.costs.reduce(
    (sum, cost, i) => sum + 2 * cost * cost * (bimodal.shares[i] ?? 0),
    0,
  );
  const cv2 = squares / (bimodalMean * bimodalMean) - 1;
  const waitS = pollaczekKhinchineWaitS(usualLoad / meanS, meanS, cv2);
  return [
    exact('meanMs', (waitS + meanS) * secondMs),
    ran('meanMs', 4.265444, 1.920939),
    ran('p50Ms', 0.447739, 0.092136),
    ran('p99Ms', 40.290531, 15.890421),
  ];
}

/** M/M/1//N. */
function closedExponential(N: number, load: number): readonly PublishedFigure[] {
  const given = {
    clients: N,
    thinkMeanS: thinkMs({ service: 'exponential', serviceMs, N, load }) / secondMs,
    serviceMeanS: serviceMs / secondMs,
  };
  return [
    exact('meanMs', interactiveResponseS(given) * secondMs),
    exact('p99Ms', interactiveQuantileS(given, 0.99) * secondMs),
    exact('answersPerMs', interactiveThroughput(given) / secondMs),
  ];
}

/** Figures of his runs, by how many clients the closed loop has. */
const closedRan: Readonly<Record<'exponential' | 'bimodal', Record<number, PublishedFigure[]>>> = {
  exponential: {
    1: [ran('p50Ms', 0.069338, 0.000533), ran('p99Ms', 0.461977, 0.003938)],
    10: [ran('p50Ms', 0.185217, 0.002645), ran('p99Ms', 0.946618, 0.016494)],
  },
  bimodal: {
    1: [ran('meanMs', 0.109884, 0.002187), ran('p99Ms', 0.470438, 0.004952)],
    10: [ran('meanMs', 0.322686, 0.026541), ran('p99Ms', 1.422732, 0.643865)],
  },
};

const brooker = [
  { parameters: {}, published: openExponential },
  { parameters: { service: 'bimodal' as const }, published: openBimodal() },
  ...[1, 10].flatMap((N) => [
    {
      parameters: { loop: 'closed' as const, N },
      published: [...closedExponential(N, usualLoad), ...(closedRan.exponential[N] ?? [])],
    },
    {
      parameters: { loop: 'closed' as const, service: 'bimodal' as const, N },
      published: closedRan.bimodal[N] ?? [],
    },
  ]),
];

/** Half as much again as the server can do. */
export const tooMuch = { load: 1.5, runMs: 1000 };
/** All clients begin at once: what becomes of that is over by then. */
export const slowed = { load: tooMuch.load, runMs: 2000, warmUpMs: 200 };
const beyond = [
  {
    parameters: tooMuch,
    // What comes and is not served stays.
    published: [
      exact('inSystem', ((tooMuch.load - 1) * tooMuch.runMs) / serviceMs),
      exact('answersPerMs', 1 / serviceMs),
    ],
  },
  ...[10, 50].map((N) => ({
    parameters: { loop: 'closed' as const, ...slowed, N },
    published: closedExponential(N, slowed.load),
  })),
];

/** The retries of his last example: for ever, after 15 ms. */
export const retrying = { service: 'bimodal', timeoutMs: 15, runMs: 1000 } as const;
const retries = [
  { parameters: retrying, published: [] },
  { parameters: { ...retrying, loop: 'closed' as const, N: 10 }, published: [] },
];

/** A server of 1 ms with a call every 10 ms, that stands still for a second of every ten. */
export const stalling = {
  service: 'fixed',
  serviceMs: 1,
  load: 0.1,
  stallMs: 1000,
  runMs: 100_000,
} as const;
const stalls = { ...stalling, everyMs: 10_000 };
const gapMs = stalling.serviceMs / stalling.load;
/** A quantile is one of the calls, which are so far from one another. */
const apart = 2 * (gapMs - stalling.serviceMs);

const fromIntended = [
  exact('p99Ms', stalledQuantileMs(stalls, 0.99), apart),
  exact('meanMs', stalledMeanMs(stalls), apart),
  exact('lateShare', lateShare(stalls), (2 * gapMs) / stalls.everyMs),
];
/** A client that waits for its answer is late once a stall, with one call of many. */
const omitted = [exact('p99SentMs', stalling.serviceMs, 1e-6)];
/** The call that a stall catches, and those that the correction adds: evenly up to D, without those of the backlog after it. */
const corrected = exact('p99CorrectedMs', stalls.stallMs - 0.01 * stalls.everyMs, 2 * gapMs);

const stalled = [
  { parameters: stalling, published: fromIntended },
  {
    parameters: { ...stalling, loop: 'paced' as const },
    published: [...fromIntended, ...omitted],
  },
  {
    parameters: { ...stalling, loop: 'closed' as const },
    published: [exact('p99Ms', stalling.serviceMs, 1e-6), ...omitted, corrected],
  },
];

export const rows = [...brooker, ...beyond, ...retries, ...stalled];
