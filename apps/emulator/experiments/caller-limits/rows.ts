import { type CallLimit, callLimits } from '@squall/client-actor';
import {
  amplificationUnanswered,
  attemptsUnanswered,
  blocking,
  recoveryAfterCutS,
  sentPerAccepted,
} from '@squall/cluster/theory';
import type { PublishedFigure } from '@squall/experiment';
import { windowMs } from './figures.ts';
import { type LimitName, limitNames, limits } from './limits.ts';
import { usual } from './parameters.ts';
import { overloadQueue } from './world.ts';

const exact = (figure: string, mean: number, roundedTo = 0): PublishedFigure => ({
  figure,
  mean,
  roundedTo,
});

/** Where nothing but the fluid decides; elsewhere what was saved up before, or a memory, has its say. */
const fluid: readonly LimitName[] = ['none', 'grpcThrottling', 'brookerTokens'];

function afterCut(limit: LimitName): readonly PublishedFigure[] {
  const { perSecond, timeoutMs, ...cut } = usual;
  const amplification = amplificationUnanswered(limits[limit], perSecond);
  const backS = recoveryAfterCutS({ ...cut, amplification, timeoutS: timeoutMs / 1000 });
  const windowS = windowMs / 1000;
  return [
    exact('recovered', backS === Infinity ? 0 : 1),
    // The window that it falls into is not yet a good one.
    ...(fluid.includes(limit) ? [exact('recoveryS', backS + windowS / 2, 2 * windowS)] : []),
  ];
}

const cutRows = limitNames.map((limit) => ({ parameters: { limit }, published: afterCut(limit) }));

/** Nothing is answered, for the usual time before, the cut and what is left of a minute. */
export const unanswered = { afterS: 20, clients: 2, perSecond: 100 };
export const unansweredS = 60;

/** How a caller learns of it. */
const failures = { outage: 'transient', refusal: 'throttling', silence: 'timeout' } as const;

/** Throttling and breakers decide about all attempts, and are told by these; the others about retries only. */
const decidesAll = ({ kind }: CallLimit) =>
  kind === 'adaptiveThrottling' || kind === 'circuitBreaker';
/** A token in the bucket, a deposit not yet spent. */
const leftOver: Readonly<Record<string, number>> = { retryTokens: 1, retryBudget: 2 };

function inSilence(name: LimitName, trouble: keyof typeof failures): readonly PublishedFigure[] {
  const limit: CallLimit = limits[name];
  const calls = unanswered.perSecond * unansweredS;
  const failure = failures[trouble];
  const attempts = attemptsUnanswered(limit, { calls, spanS: unansweredS, failure });
  if (decidesAll(limit)) return [exact('attemptsPerClient', attempts)];
  return [exact('retriesPerClient', attempts - calls, 2 * (leftOver[limit.kind] ?? 0))];
}

const unansweredRows = limitNames.flatMap((limit) =>
  (['outage', 'refusal', 'silence'] as const)
    // Before a time-out is over a caller does not know; only a quota asks what it was that failed.
    .filter((trouble) => trouble !== 'silence' || limits[limit].kind === 'retryQuota')
    .map((trouble) => ({
      parameters: { ...unanswered, trouble, limit },
      published: inSilence(limit, trouble),
    })),
);

export const overloaded = {
  trouble: 'overload',
  load: 3,
  clients: 2,
  perSecond: 20,
  timeoutMs: 10_000,
  afterS: 500,
} as const;

function inOverload(limit: LimitName): readonly PublishedFigure[] {
  const { load, perSecond } = overloaded;
  if (limit === 'none') {
    const refused = blocking({
      arrivalsPerSecond: load,
      servedPerSecond: 1,
      servers: 1,
      capacity: 1 + overloadQueue,
    });
    return [exact('goodputDuring', 1 - refused)];
  }
  // Until half of the tokens are gone for good; a first success may bring one back.
  if (limit === 'grpcThrottling')
    return [exact('retriesPerClient', Math.ceil(limits[limit].maxTokens / 2) - 1, 2)];
  if (limit !== 'sreThrottling') return [];
  const { multiplier, windowMs: memoryMs } = callLimits.sreThrottling;
  // A window of ten slices holds nine and a half; the service has nearly always something to do.
  const accepted = (0.95 * (memoryMs / 1000) * perSecond) / load;
  return [exact('sentPerAccepted', sentPerAccepted(multiplier, accepted))];
}

const overloadRows = limitNames.map((limit) => ({
  parameters: { ...overloaded, limit },
  published: inOverload(limit),
}));

export const rows = [...cutRows, ...unansweredRows, ...overloadRows];
