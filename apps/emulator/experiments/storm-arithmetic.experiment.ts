import { defineReproduction } from '@squall/experiment';
import { closedForms } from './storm-arithmetic/closed-forms.ts';
import { type StormValues, parameters, uses } from './storm-arithmetic/parameters.ts';
import { replicate } from './storm-arithmetic/replicate.ts';

const row = (
  values: Partial<StormValues>,
  figures: Readonly<Record<string, readonly [number, number]>> = {},
) => ({
  parameters: values,
  published: Object.entries(figures).map(([figure, [mean, roundedTo]]) => ({
    figure,
    mean,
    roundedTo,
  })),
});
const million = { N: 1_000_000, C: 20_000, lambda: 5000 };
/** The same storm, small: a search makes it ten times. */
const small = { N: 20_000, C: 400, lambda: 100 };

export default defineReproduction({
  name: 'storm-arithmetic',
  title: 'The arithmetic of a storm: fluid limits, waves and layers',
  source:
    'docs/storm-arithmetic.md, where each formula is derived; layers as in Google, Site Reliability Engineering, chapter 22.',
  setUp: [
    'N clients drop at 0 s before a station that completes C requests a second, of which others, a Poisson process, take lambda.',
    'First attempts fall uniformly in (0, W). The safe window is W* = N/(C - lambda): a shorter one leaves a peak of N - (C - lambda) W.',
    'The longest wait is N/(C - lambda) - W when the others are served first, (N - (C - lambda) W)/C in turn; all is over at N/(C - lambda).',
    'With a time-out tau, and abandoned work that is still served, no work is in vain from W = N/(C - lambda) - tau on.',
    'Without jitter, in periods of T: min(N, B + c) are served in a wave, so it takes ceil(N/(B + c)) of them.',
    'Layers that make r retries each multiply: (1 - p^(r+1))/(1 - p), (r + 1)^d at worst. Windows are found by bisection.',
  ],
  tolerance:
    'Reproduced: the mean within three standard deviations of what a fluid leaves out in one storm, which are of the order of root N: ' +
    'the count of the background, root(lambda t); of uniform attempts, at most root(N)/2; and the requests in service. Waves are exact; ' +
    'layers within three standard errors.',
  parameters,
  uses,
  closedForms,
  figures: {
    queuePeak: 'longest queue',
    longestWaitS: 'longest wait, s',
    clearedS: 'backlog gone, s',
    safeWindowS: 'safe window W*, s',
    collapseFreeWindowS: 'shortest window without work in vain, s',
    inVain: 'share of the work that is in vain',
    waves: 'waves',
    periods: 'periods T until all are in',
    attempts: 'attempts at the bottom for one request',
    lost: 'share of requests that fail in spite of retries',
  },
  rows: [
    ...[0, 20, 40, 80].map((W) => row({ W })),
    ...[0, 20, 40].map((W) => row({ W, order: 'turn' })),
    row({ N: 30_000, C: 1000, lambda: 700, W: 60, c: 4 }),
    row({ ...million, W: 20 }),
    row({ model: 'safe-window', ...small }),
    row({ model: 'safe-window', N: 10_000, C: 500, lambda: 0 }),
    row({ model: 'collapse-free', ...small }),
    row({ model: 'collapse-free', N: 10_000, C: 500, lambda: 200, tau: 10 }),
    row({ model: 'timeout', ...small, W: 46 }),
    row({ model: 'timeout', ...small, W: 5 }),
    row({ model: 'waves', N: 1000, C: 100, c: 10 }),
    row({ model: 'waves', N: 1001, C: 100, c: 10 }),
    row({ model: 'waves', N: 200, C: 100, c: 3, B: 0 }),
    row({ model: 'layers', N: 20_000, p: 0.1 }),
    row({ model: 'layers', N: 20_000 }),
    row({ model: 'layers', N: 20_000, d: 3 }),
    row({ model: 'layers', N: 20_000, p: 0.9, r: 2, d: 3 }),
    row({ model: 'layers', N: 100, p: 1, d: 4 }, { attempts: [256, 0] }),
  ],
  claims: [
    {
      claim: 'Jitter takes the queue away and never shortens the recovery',
      holds: (mean) => {
        const windows = [0, 20, 40];
        const peaks = windows.map((W) => mean({ W }, 'queuePeak') ?? Number.NaN);
        const ends = windows.map((W) => mean({ W }, 'clearedS') ?? Number.NaN);
        if ([...peaks, ...ends].some(Number.isNaN)) return undefined;
        const shrinks = peaks.every((peak, i) => i === 0 || peak < (peaks[i - 1] ?? 0));
        return shrinks && Math.max(...ends) - Math.min(...ends) < 0.01 * Math.max(...ends);
      },
    },
    {
      claim: 'In a window that is much too short most of the work is in vain: collapse',
      holds: (mean) => {
        const inVain = mean({ model: 'timeout', ...small, W: 5 }, 'inVain');
        return inVain === undefined ? undefined : inVain > 0.5;
      },
    },
  ],
  replications: { quick: 3, full: 10, reduced: 2 },
  replicate,
});
