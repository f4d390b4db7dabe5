import {
  type ReconnectPolicy,
  constantDelay,
  decorrelatedJitter,
  equalJitter,
  fullJitter,
  noJitter,
} from '@squall/client-actor';
import { contestRow } from '@squall/cluster/crowds';
import { type PublishedFigure, defineReproduction } from '@squall/experiment';
import { normalAt } from '@squall/random';

const policies = ['none', 'exponential', 'equal', 'full', 'decorrelated'] as const;
type Policy = (typeof policies)[number];

/**
 * The policies of the post, by the recipes of @squall/client-actor. The post counts expo(n) = base · 2^n from n = 1, so its
 * first step is twice the base; decorrelated jitter begins at the base itself.
 */
function policyOf(policy: Policy, baseMs: number, capMs: number): ReconnectPolicy {
  const steps = { baseMs: 2 * baseMs, capMs };
  if (policy === 'none') return constantDelay(0);
  if (policy === 'exponential') return noJitter(steps);
  if (policy === 'equal') return equalJitter(steps);
  if (policy === 'full') return fullJitter(steps);
  return decorrelatedJitter({ baseMs, capMs });
}

/** Two runs of the authors' program: means of 100 runs, then mean and deviation of 200 runs. */
interface Ran {
  readonly timeMs: readonly [of100: number, of200: number, deviation: number];
  readonly calls: readonly [of100: number, of200: number, deviation: number];
}

const ran: Readonly<Record<Policy, Readonly<Record<number, Ran>>>> = {
  none: {
    10: { timeMs: [378, 380, 34], calls: [50, 51, 4] },
    50: { timeMs: [1148, 1140, 44], calls: [691, 690, 18] },
    100: { timeMs: [2029, 2029, 41], calls: [2422, 2421, 29] },
  },
  exponential: {
    10: { timeMs: [3687, 3494, 1336], calls: [51, 51, 4] },
    50: { timeMs: [36_707, 36_145, 3289], calls: [627, 620, 29] },
    100: { timeMs: [63_270, 63_085, 3755], calls: [1851, 1857, 59] },
  },
  equal: {
    10: { timeMs: [704, 730, 184], calls: [42, 42, 2.5] },
    50: { timeMs: [4219, 4231, 525], calls: [346, 347, 6.6] },
    100: { timeMs: [6685, 6654, 664], calls: [811, 814, 7.5] },
  },
  full: {
    10: { timeMs: [476, 464, 95], calls: [38, 39, 2.1] },
    50: { timeMs: [2875, 2917, 580], calls: [332, 333, 4.9] },
    100: { timeMs: [4901, 4951, 547], calls: [795, 797, 7.7] },
  },
  decorrelated: {
    10: { timeMs: [434, 432, 75], calls: [38, 38, 2.1] },
    50: { timeMs: [2235, 2175, 505], calls: [374, 374, 11.9] },
    100: { timeMs: [4593, 4472, 658], calls: [999, 1002, 30] },
  },
};

/** Both are printed as whole numbers. */
const publishedOf = (row: Ran | undefined): readonly PublishedFigure[] =>
  (['timeMs', 'calls'] as const).flatMap((figure) => {
    if (row === undefined) return [];
    const [of100, of200, standardDeviation] = row[figure];
    return [
      { figure, mean: of100, runs: 100, standardDeviation, roundedTo: 1 },
      { figure, mean: of200, runs: 200, standardDeviation, roundedTo: 1 },
    ];
  });

/** As in the figures of the post: 10 to 190 clients. */
const clients = Array.from({ length: 19 }, (_, i) => 10 * (i + 1));

export default defineReproduction({
  name: 'aws-backoff',
  title: 'AWS: exponential back-off and jitter',
  source:
    'M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015; figures of its program, ' +
    'aws-samples/aws-arch-backoff-simulator, src/backoff_simulator.py, run again.',
  setUp: [
    'One row under optimistic concurrency control: a client reads the version and writes if it has not moved.',
    'N clients start at 0 ms, each must write once. An attempt is read, answer, write, answer: four hops.',
    'Each hop takes |Normal(hopMeanMs, hopDeviationMs)|. The server takes no time.',
    'After a failed write the next read leaves after the back-off of the policy.',
    'time: when the last client is done. calls: write requests in all.',
  ],
  tolerance:
    'Reproduced: each mean within three standard errors of the difference, and half of the last digit printed.',
  parameters: {
    policy: { about: 'How a client backs off', default: 'full', oneOf: policies },
    N: { about: 'Clients', default: 100, atLeast: 1, atMost: 10_000, whole: true },
    hopMeanMs: { about: 'Mean of a hop, ms', default: 10, atLeast: 0, atMost: 10_000 },
    hopDeviationMs: { about: 'Deviation of a hop, ms', default: 2, atLeast: 0, atMost: 10_000 },
    baseMs: { about: 'Base of the back-off, ms', default: 5, atLeast: 0.001, atMost: 1_000_000 },
    capMs: { about: 'Longest back-off, ms', default: 2000, atLeast: 0.001, atMost: 1_000_000 },
  },
  figures: { timeMs: 'time, ms', calls: 'calls' },
  rows: policies.flatMap((policy) =>
    clients.map((N) => ({ parameters: { policy, N }, published: publishedOf(ran[policy][N]) })),
  ),
  claims: [
    {
      claim: 'Back-off without jitter loses by far on time: over five times the time of any other',
      holds: (mean) => {
        const others = (['none', 'equal', 'full', 'decorrelated'] as const).map((policy) =>
          mean({ policy }, 'timeMs'),
        );
        const slow = mean({ policy: 'exponential' }, 'timeMs');
        if (slow === undefined || others.includes(undefined)) return undefined;
        return others.every((time) => slow > 5 * (time ?? Infinity));
      },
    },
    {
      claim: 'Jitter cuts the calls to under half of those without back-off',
      holds: (mean) => {
        const none = mean({ policy: 'none' }, 'calls');
        const jittered = (['equal', 'full', 'decorrelated'] as const).map((policy) =>
          mean({ policy }, 'calls'),
        );
        if (none === undefined || jittered.includes(undefined)) return undefined;
        return jittered.every((calls) => (calls ?? Infinity) < none / 2);
      },
    },
    {
      claim: 'Equal jitter does slightly more work than full jitter, and takes longer',
      holds: (mean) => {
        const [work, fullWork] = [mean({ policy: 'equal' }, 'calls'), mean({}, 'calls')];
        const [time, fullTime] = [mean({ policy: 'equal' }, 'timeMs'), mean({}, 'timeMs')];
        if (!work || !fullWork || !time || !fullTime) return undefined;
        return work > fullWork && work < 1.1 * fullWork && time > fullTime;
      },
    },
    {
      claim: 'Decorrelated jitter trades calls for time: more calls than full jitter, less time',
      holds: (mean) => {
        const [work, fullWork] = [mean({ policy: 'decorrelated' }, 'calls'), mean({}, 'calls')];
        const [time, fullTime] = [mean({ policy: 'decorrelated' }, 'timeMs'), mean({}, 'timeMs')];
        if (!work || !fullWork || !time || !fullTime) return undefined;
        return work > fullWork && time < fullTime;
      },
    },
  ],
  replications: { quick: 200, full: 200 },
  replicate: (
    { policy, N, hopMeanMs, hopDeviationMs, baseMs, capMs },
    { seed, engine, history },
  ) => {
    const { timeMs, writes, events } = contestRow({
      engine,
      policy: policyOf(policy, baseMs, capMs),
      writers: N,
      hopMs: (stream, index) => Math.abs(hopMeanMs + hopDeviationMs * normalAt(stream, index)),
      seed,
      history,
    });
    return { figures: { timeMs, calls: writes }, events };
  },
});
