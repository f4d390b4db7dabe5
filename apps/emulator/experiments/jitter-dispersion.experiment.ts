import { dispersedJitters, peakInWindow, retryTimes } from '@squall/cluster/crowds';
import { defineReproduction } from '@squall/experiment';

const jitters = ['none', 'equal', 'added'] as const;

/** Most retries in any window, by attempt; the first three have one decimal. */
const published = {
  none: [500, 500, 500, 500, 500, 500],
  equal: [119.2, 62.5, 36.1, 22.8, 13.6, 9.3],
  added: [66.5, 37.1, 22.4, 14.7, 9.7, 6.8],
} as const;

const retriesMax = 12;
const attempts = Array.from({ length: retriesMax }, (_, retry) => `attempt${retry + 1}`);

export default defineReproduction({
  name: 'jitter-dispersion',
  title: 'Jitter dispersion: how far a fleet that fails together is spread',
  source: 'microsoft/retina, pull request 2609, August 2026: table of simulated dispersion.',
  setUp: [
    'N clients fail together at 0 ms; each request is refused at once.',
    'Their back-off is base, then twice that each time: none waits d, equal d/2 + U(0, d/2), added d + U(0, d).',
    'Measured: the most retries that land inside any window of that width, by attempt. The window slides, delays add up.',
  ],
  tolerance:
    'Reproduced: each mean within three standard errors of the difference, and half of the last decimal printed. The number of ' +
    'runs behind the table is not given: among its means are decimals that need at least ten runs, so ten are assumed.',
  parameters: {
    jitter: { about: 'How chance spreads a delay', default: 'equal', oneOf: jitters },
    N: { about: 'Clients', default: 500, atLeast: 1, atMost: 100_000, whole: true },
    baseMs: { about: 'First delay, ms', default: 1000, atLeast: 1, atMost: 1_000_000 },
    capMs: { about: 'Longest delay before jitter, ms', default: 32_000, atLeast: 1, atMost: 1e7 },
    windowMs: { about: 'Width of the window, ms', default: 100, atLeast: 0.001, atMost: 1e7 },
    retries: { about: 'Retries', default: 6, atLeast: 1, atMost: retriesMax, whole: true },
  },
  figures: Object.fromEntries(
    attempts.map((name, retry) => [name, `most retries in a window, attempt ${retry + 1}`]),
  ),
  rows: jitters.map((jitter) => ({
    parameters: { jitter },
    published: published[jitter].map((mean, retry) => ({
      figure: `attempt${retry + 1}`,
      mean,
      runs: 10,
      roundedTo: jitter === 'none' ? 1 : 0.1,
    })),
  })),
  // Without jitter all come together, whatever the window.
  closedForms: ({ jitter, N, retries }) =>
    jitter === 'none' ? attempts.slice(0, retries).map((figure) => ({ figure, mean: N })) : [],
  claims: [
    {
      claim:
        'Without jitter all of them come together, every time; each later retry is spread further with jitter',
      holds: (mean) => {
        const peaks = (jitter: 'none' | 'equal' | 'added') =>
          attempts.slice(0, 6).map((name) => mean({ jitter }, name) ?? Number.NaN);
        const [none, equal, added] = [peaks('none'), peaks('equal'), peaks('added')];
        if ([...none, ...equal, ...added].some(Number.isNaN)) return undefined;
        const falls = (values: number[]) =>
          values.every((v, i) => i === 0 || v < (values[i - 1] ?? 0));
        return none.every((peak) => peak === 500) && falls(equal) && falls(added);
      },
    },
  ],
  replications: { quick: 100, full: 400 },
  replicate: (values, { seed, engine, history }) => {
    const { jitter, N, baseMs, capMs, windowMs, retries } = values;
    const policy = dispersedJitters({ baseMs, capMs })[jitter];
    const [times = []] = retryTimes({ engine, policy, fleets: 1, size: N, retries, seed });
    for (const column of times) for (const atMs of column) history.number(atMs);
    const peaks = times.map((column, retry) => [
      `attempt${retry + 1}`,
      peakInWindow(column, windowMs),
    ]);
    return { figures: Object.fromEntries(peaks), events: N * retries * 2 };
  },
});
