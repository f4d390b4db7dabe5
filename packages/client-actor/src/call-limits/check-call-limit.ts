import {
  checkAbove0,
  checkAtLeast,
  checkBetween,
  checkDelay,
  checkDuration,
  checkObject,
  checkOneOf,
  checkShareAbove0,
  checkWhole,
} from '../checks.ts';
import type { CallLimit } from './call-limit.ts';

type Kind = CallLimit['kind'];
type Checks = { readonly [K in Kind]: (limit: Extract<CallLimit, { readonly kind: K }>) => void };

const checks: Checks = {
  retryCount: ({ retriesMax }) => checkWhole('limit.retriesMax', retriesMax, 0),
  adaptiveThrottling: ({ multiplier, windowMs }) => {
    checkAtLeast('limit.multiplier', multiplier, 1);
    checkDuration('limit.windowMs', windowMs);
  },
  retryBudget: ({ ttlMs, retriesPerSecondMin, ratio }) => {
    checkBetween('limit.ttlMs', ttlMs, 1000, 60_000);
    checkWhole('limit.retriesPerSecondMin', retriesPerSecondMin, 0);
    checkBetween('limit.ratio', ratio, 0, 1000);
  },
  retryThrottling: ({ maxTokens, tokenRatio }) => {
    checkBetween('limit.maxTokens', maxTokens, 0.001, 1000);
    checkBetween('limit.tokenRatio', tokenRatio, 0.001, 1000);
  },
  retryQuota: ({ capacity, costs, successRefund }) => {
    checkAbove0('limit.capacity', capacity);
    checkObject('limit.costs', costs, 'give { transient, timeout, throttling } (tokens)');
    for (const failure of ['transient', 'timeout', 'throttling'] as const)
      checkAtLeast(`limit.costs.${failure}`, costs[failure], 0);
    checkAtLeast('limit.successRefund', successRefund, 0);
  },
  retryTokens: ({ capacity, perCall, above, cost }) => {
    checkAbove0('limit.capacity', capacity);
    checkAtLeast('limit.perCall', perCall, 0);
    checkAbove0('limit.cost', cost);
    checkAtLeast('limit.above', above, cost);
  },
  retryBreaker: ({ failureRatioMax }) => checkAtLeast('limit.failureRatioMax', failureRatioMax, 0),
  circuitBreaker: ({ failureRateMax, outcomesMin, windowMs, openMs, probes, opensOn }) => {
    checkShareAbove0('limit.failureRateMax', failureRateMax);
    checkWhole('limit.outcomesMin', outcomesMin, 1);
    checkDuration('limit.windowMs', windowMs);
    checkDelay('limit.openMs', openMs);
    checkWhole('limit.probes', probes, 1);
    if (opensOn !== undefined) checkOneOf('limit.opensOn', opensOn, ['outcome', 'failure']);
  },
};

/**
 * The limit itself, when every figure of it makes sense.
 * @throws RangeError that names the first wrong value and the way out
 */
export function checkCallLimit(limit: CallLimit): CallLimit {
  checkObject('limit', limit, 'give a limit, such as callLimits.finagleBudget');
  checkOneOf('limit.kind', limit.kind, Object.keys(checks));
  const check: (limit: never) => void = checks[limit.kind];
  check(limit as never);
  if (limit.retriesMax !== undefined) checkWhole('limit.retriesMax', limit.retriesMax, 0);
  return limit;
}
