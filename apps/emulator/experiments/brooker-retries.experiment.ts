import { runRetryStorm } from '@squall/cluster/crowds';
import { type PublishedFigure, defineReproduction } from '@squall/experiment';
import {
  type RetrySimLimit,
  type RetrySimRow,
  retrySimLimits,
  retrySimRows,
  retrySimRuns,
  retrySimTable,
} from './brooker-retries/figures.ts';

interface RetryStormValues {
  readonly p: number;
  readonly limit: RetrySimLimit;
  readonly N: number;
  readonly perSecond: number;
  readonly loadS: number;
}

/**
 * With n retries: success 1 - p^(n+1), load (1 - p^(n+1)) / (1 - p); exact. Attempts of a call are a geometric number that is cut
 * off, successes are binomial: so they vary from call to call, and in one run by the root of its calls less.
 */
function closedForms({ p, limit, N, perSecond, loadS }: RetryStormValues): PublishedFigure[] {
  const settings = retrySimLimits[limit];
  if (settings.kind !== 'retryCount') return [];
  const retries = settings.retriesMax;
  const reached = Array.from({ length: retries + 1 }, (_, retry) => failuresInARow(p, retry));
  const load = reached.reduce((sum, share) => sum + share, 0);
  const squares = reached.reduce((sum, share, retry) => sum + (2 * retry + 1) * share, 0);
  const failed = failuresInARow(p, retries + 1);
  const deviation = (variance: number) =>
    Math.sqrt(Math.max(0, variance) / (N * perSecond * loadS));
  const exact = { roundedTo: 1e-9 };
  return [
    { figure: 'load', mean: load, standardDeviation: deviation(squares - load * load), ...exact },
    {
      figure: 'success',
      mean: 1 - failed,
      standardDeviation: deviation(failed * (1 - failed)),
      ...exact,
    },
  ];
}

/** p^n: all of the first n attempts fail. */
const failuresInARow = (p: number, n: number): number =>
  Array.from({ length: n }).reduce<number>((share) => share * p, 1);

/** Our own run of his program is given to five decimals, the table to three. */
const ranOf = ({ load, success }: RetrySimRow): readonly PublishedFigure[] =>
  Object.entries({ load, success }).map(([figure, [mean, standardDeviation]]) => ({
    figure,
    mean,
    standardDeviation,
    runs: retrySimRuns,
    roundedTo: 0.00001,
  }));

const printed = (p: number, limit: RetrySimLimit): readonly PublishedFigure[] =>
  retrySimTable
    .filter(([chance, name]) => chance === p && name === limit)
    .flatMap(([, , load, success]) => [
      { figure: 'load', mean: load, runs: 1, roundedTo: 0.001 },
      { figure: 'success', mean: success, runs: 1, roundedTo: 0.001 },
    ]);

const limits = Object.keys(retrySimLimits) as readonly RetrySimLimit[];
const rowOf = (p: number, limit: RetrySimLimit) => ({
  parameters: { p, limit },
  published: [
    ...printed(p, limit),
    ...retrySimRows.filter((row) => row.p === p && row.limit === limit).flatMap(ranOf),
  ],
});

export default defineReproduction({
  name: 'brooker-retries',
  title: 'Brooker: fixing retries with token buckets and circuit breakers',
  source:
    'M. Brooker, "Fixing retries with token buckets and circuit breakers", 2022: figures of its program, ' +
    'mbrooker/simulator_example, retry_sim, run again; closed forms for a fixed number of retries.',
  setUp: [
    'Clients call in an open loop, each a Poisson process of 10 calls a second, for 10 s; a message takes Exp(10 ms).',
    'The server fails each attempt with probability p; a client tries again at once, as far as its limit allows.',
    'Token bucket: 0.1 token for each first try, five at most; a retry needs more than one and costs one.',
    'Breaker: three retries, unless over a tenth of the calls have failed.',
    'load: attempts per call. success: successful calls per call.',
  ],
  tolerance:
    'Reproduced: each mean within three standard errors of the difference, and half of the last digit printed. How many runs ' +
    'are behind the table is not said: one is assumed. Closed forms are exact, with the deviation that they give to one of our runs.',
  parameters: {
    p: { about: 'Probability that an attempt fails', default: 0.1, atLeast: 0, atMost: 1 },
    limit: { about: 'What limits the retries of a client', default: 'three', oneOf: limits },
    N: { about: 'Clients', default: 100, atLeast: 1, atMost: 100_000, whole: true },
    perSecond: { about: 'Calls of a client, 1/s', default: 10, atLeast: 0.001, atMost: 10_000 },
    hopMs: { about: 'Mean of a hop, ms', default: 10, atLeast: 0.001, atMost: 1_000_000 },
    loadS: { about: 'Calls are made for so long, s', default: 10, atLeast: 0.1, atMost: 100_000 },
  },
  figures: { load: 'load per call', success: 'success per call' },
  rows: [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 0.9].flatMap((p) =>
    limits.map((limit) => rowOf(p, limit)),
  ),
  closedForms,
  claims: [],
  replications: { quick: 20, full: 50, reduced: 4 },
  replicate: (values, { seed, engine, history }) => {
    const { calls, attempts, succeeded, events } = runRetryStorm({
      engine,
      limit: retrySimLimits[values.limit],
      failureProbability: values.p,
      seed,
      clients: values.N,
      gapMeanMs: 1000 / values.perSecond,
      hopMeanMs: values.hopMs,
      callsUntilMs: values.loadS * 1000,
      history,
    });
    return { figures: { load: attempts / calls, success: succeeded / calls }, events };
  },
});
