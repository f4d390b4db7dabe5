import type { CallLimit, FailureKind } from '@squall/client-actor';

/** A client that gets no answer to any attempt, and learns at once that each has failed. */
export interface Unanswered {
  readonly calls: number;
  /** Evenly over so long, s. */
  readonly spanS: number;
  readonly failure: FailureKind;
}

type Kind = CallLimit['kind'];
type Of<K extends Kind> = Extract<CallLimit, { readonly kind: K }>;
type Rules<Given> = {
  readonly [K in Kind]: (limit: Of<K>, given: Given) => number;
};

function apply<Given>(rules: Rules<Given>, limit: CallLimit, given: Given): number {
  const rule: (limit: never, given: Given) => number = rules[limit.kind];
  return rule(limit as never, given);
}

const harmonic = (n: number): number =>
  Array.from({ length: Math.floor(n) }, (_, k) => 1 / (k + 1)).reduce((sum, term) => sum + term, 0);

/** Breakers and throttling decide about first attempts too; the others let all of those through. */
const unanswered: Rules<Unanswered> = {
  retryCount: ({ retriesMax }, { calls }) => (1 + retriesMax) * calls,
  // Nothing is ever brought back: so many retries are in a full bucket.
  retryQuota: ({ capacity, costs }, { calls, failure }) =>
    calls + Math.floor(capacity / costs[failure]),
  // The k-th failure leaves max - k, and is followed by a retry while that is more than half.
  retryThrottling: ({ maxTokens }, { calls }) => calls + Math.ceil(maxTokens / 2) - 1,
  retryTokens: ({ capacity, perCall, above, cost }, { calls }) =>
    calls + (capacity - above + perCall * calls) / cost,
  // Each deposit is withdrawn at once; the reserve is there once in each time to live.
  retryBudget: ({ ratio, retriesPerSecondMin, ttlMs }, { calls, spanS }) =>
    (1 + ratio) * calls +
    Math.ceil((spanS * 1000) / ttlMs) * retriesPerSecondMin * Math.floor(ttlMs / 1000),
  retryBreaker: (_, { calls }) => calls,
  // The k-th question is let through with probability 1/k, and every attempt that fails is a question more.
  adaptiveThrottling: (_, { calls }) => harmonic(calls + harmonic(calls)),
  // It opens at once, and after each time open lets its probes through at the next call.
  circuitBreaker: ({ outcomesMin, openMs, probes }, { calls, spanS }) =>
    outcomesMin + probes * Math.floor(spanS / (openMs / 1000 + spanS / calls)),
};

/**
 * Attempts of a client that gets no answer, derived from what the documents of its limit say, for calls enough to meet it. Of
 * adaptive throttling it is the mean, of token buckets and budgets it is so up to a retry at either end.
 * @param given - within one window of an adaptive throttling
 */
export const attemptsUnanswered = (limit: CallLimit, given: Unanswered): number =>
  apply(unanswered, limit, given);

/** In the long run: whatever was saved up is spent. */
const amplifications: Rules<number> = {
  retryCount: ({ retriesMax }) => 1 + retriesMax,
  retryQuota: () => 1,
  retryThrottling: () => 1,
  retryTokens: ({ perCall, cost }) => 1 + perCall / cost,
  retryBudget: ({ ratio, retriesPerSecondMin }, callsPerSecond) =>
    1 + ratio + retriesPerSecondMin / callsPerSecond,
  retryBreaker: () => 1,
  adaptiveThrottling: () => 0,
  circuitBreaker: ({ openMs, probes }, callsPerSecond) =>
    probes / ((openMs / 1000) * callsPerSecond + 1),
};

/**
 * Attempts per call of a client that gets no answer, in the long run: the work amplification w_L of theorem 2 (Huang et al.,
 * "Metastable Failures in the Wild", OSDI 2022). Calls of less than 1/w_L of the capacity come back from any trigger.
 * @param callsPerSecond - of one client
 */
export const amplificationUnanswered = (limit: CallLimit, callsPerSecond: number): number =>
  apply(amplifications, limit, callsPerSecond);

/**
 * Requests that reach a service for each that it accepts, when the client wants many times more: of r requests in the window,
 * with p = (r - K·a)/(r + 1), r·(1 - p) are sent, which is K + 1/a for each of the a accepted.
 * @param acceptedPerWindow - of one client
 */
export const sentPerAccepted = (multiplier: number, acceptedPerWindow: number): number =>
  multiplier + 1 / acceptedPerWindow;

/** A service whose capacity is cut for a while; loads are shares of the capacity, uncut. */
export interface CapacityCut {
  /** Calls. */
  readonly load: number;
  /** Attempts per call while nothing is answered. */
  readonly amplification: number;
  /** Share of the capacity that is not there. */
  readonly cut: number;
  readonly cutS: number;
  readonly timeoutS: number;
}

/**
 * From the end of a cut until calls are answered in time again, s, in a fluid, first come first served, abandoned work served
 * too: the backlog (A·load - (1 - cut))·cutS shrinks by 1 - A·load a second, and they are when it is worth the time-out.
 * Infinity when it does not shrink: the failure is metastable.
 */
export function recoveryAfterCutS(given: CapacityCut): number {
  const { load, amplification, cut, cutS, timeoutS } = given;
  const offered = load * amplification;
  const backlogS = Math.max(0, offered - (1 - cut)) * cutS;
  if (backlogS <= timeoutS) return 0;
  return offered < 1 ? (backlogS - timeoutS) / (1 - offered) : Infinity;
}
