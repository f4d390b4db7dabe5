import { type CallLimit, callLimits } from '@squall/client-actor';
import { runRetryStorm } from '@squall/cluster/crowds';
import { type PublishedFigure, defineReproduction } from '@squall/experiment';

const limits = ['none', 'one', 'three', 'tokenBucket', 'breaker'] as const;

const limitOf = (limit: (typeof limits)[number]): CallLimit => {
  if (limit === 'tokenBucket') return callLimits.brookerTokens;
  if (limit === 'breaker') return callLimits.brookerBreaker;
  return { kind: 'retryCount', retriesMax: { none: 0, one: 1, three: 3 }[limit] };
};

/** Load and success per call, as printed: three decimals, of a single run for all that is said. */
const published = [
  [0.1, 'none', 1, 0.9],
  [0.1, 'three', 1.109, 1],
  [0.1, 'tokenBucket', 1.101, 0.991],
  [0.1, 'breaker', 1.03, 0.925],
  [0.5, 'none', 1, 0.499],
  [0.5, 'three', 1.877, 0.937],
  [0.5, 'tokenBucket', 1.142, 0.571],
  [0.5, 'breaker', 1, 0.5],
] as const;

/** With n retries: success 1 - p^(n+1), load (1 - p^(n+1)) / (1 - p); exact. */
function closedForm(p: number, retries: number): readonly PublishedFigure[] {
  const failed = Array.from({ length: retries + 1 }).reduce<number>((share) => share * p, 1);
  return [
    { figure: 'load', mean: (1 - failed) / (1 - p), roundedTo: 1e-9 },
    { figure: 'success', mean: 1 - failed, roundedTo: 1e-9 },
  ];
}

const ofProgram = (load: number, success: number): readonly PublishedFigure[] => [
  { figure: 'load', mean: load, runs: 1, roundedTo: 0.001 },
  { figure: 'success', mean: success, runs: 1, roundedTo: 0.001 },
];

const retriesOf: Readonly<Record<string, number>> = { none: 0, one: 1, three: 3 };
const closedFormOf = (p: number, limit: string) => {
  const retries = retriesOf[limit];
  return retries === undefined ? [] : closedForm(p, retries);
};

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
    'are behind the table is not said: one is assumed.',
  parameters: {
    p: { about: 'Probability that an attempt fails', default: 0.1, atLeast: 0, atMost: 1 },
    limit: { about: 'What limits the retries of a client', default: 'three', oneOf: limits },
    N: { about: 'Clients', default: 100, atLeast: 1, atMost: 100_000, whole: true },
    perSecond: { about: 'Calls of a client, 1/s', default: 10, atLeast: 0.001, atMost: 10_000 },
    hopMs: { about: 'Mean of a hop, ms', default: 10, atLeast: 0.001, atMost: 1_000_000 },
    loadS: { about: 'Calls are made for so long, s', default: 10, atLeast: 0.1, atMost: 100_000 },
  },
  figures: { load: 'load per call', success: 'success per call' },
  rows: [
    ...published.map(([p, limit, load, success]) => ({
      parameters: { p, limit },
      published: [...ofProgram(load, success), ...closedFormOf(p, limit)],
    })),
    // Not below 0.1: failures of all four attempts would be so few that some runs see none, and no deviation.
    ...[0.2, 0.3, 0.75, 0.9].flatMap((p) =>
      limits.map((limit) => ({ parameters: { p, limit }, published: closedFormOf(p, limit) })),
    ),
  ],
  claims: [],
  replications: { quick: 20, full: 100 },
  replicate: (values, { seed, engine, history }) => {
    const { calls, attempts, succeeded, events } = runRetryStorm({
      engine,
      limit: limitOf(values.limit),
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
