import { describe, expect, test } from 'vitest';
import { type CallLimit, callLimits, checkCallLimit } from '../index.ts';

const { sreThrottling, finagleBudget, grpcThrottling, awsQuota2026 } = callLimits;
const { brookerTokens, brookerBreaker, hystrixBreaker } = callLimits;

test.each(Object.entries(callLimits))('%s is a limit', (_, limit) => {
  expect(checkCallLimit(limit)).toBe(limit);
});

describe('names the wrong figure and the way out', () => {
  test.each<[unknown, string]>([
    [undefined, 'limit is undefined: give a limit, such as callLimits.finagleBudget'],
    [
      { kind: 'none' },
      'limit.kind is "none": give one of retryCount, adaptiveThrottling, retryBudget, ' +
        'retryThrottling, retryQuota, retryTokens, retryBreaker, circuitBreaker',
    ],
    [{ kind: 'retryCount' }, 'limit.retriesMax is undefined: give a whole number of at least 0'],
    [
      { ...sreThrottling, multiplier: 0.9 },
      'limit.multiplier is 0.9: give a finite number of at least 1',
    ],
    [
      { ...sreThrottling, windowMs: 0 },
      'limit.windowMs is 0: give a number above 0, at most 2147483647 (ms)',
    ],
    [{ ...finagleBudget, ttlMs: 60_001 }, 'limit.ttlMs is 60001: give a number from 1000 to 60000'],
    [
      { ...finagleBudget, retriesPerSecondMin: 0.5 },
      'limit.retriesPerSecondMin is 0.5: give a whole number of at least 0',
    ],
    [{ ...finagleBudget, ratio: -1 }, 'limit.ratio is -1: give a number from 0 to 1000'],
    [
      { ...grpcThrottling, maxTokens: 1001 },
      'limit.maxTokens is 1001: give a number from 0.001 to 1000',
    ],
    [
      { ...grpcThrottling, tokenRatio: 0 },
      'limit.tokenRatio is 0: give a number from 0.001 to 1000',
    ],
    [
      { ...awsQuota2026, costs: { transient: 14, timeout: 14 } },
      'limit.costs.throttling is undefined: give a finite number of at least 0',
    ],
    [
      { ...awsQuota2026, costs: undefined },
      'limit.costs is undefined: give { transient, timeout, throttling } (tokens)',
    ],
    [
      { ...awsQuota2026, retriesMax: -1 },
      'limit.retriesMax is -1: give a whole number of at least 0',
    ],
    [{ ...brookerTokens, above: 0.5 }, 'limit.above is 0.5: give a finite number of at least 1'],
    [
      { ...brookerBreaker, failureRatioMax: Number.NaN },
      'limit.failureRatioMax is NaN: give a finite number of at least 0',
    ],
    [
      { ...hystrixBreaker, outcomesMin: 0 },
      'limit.outcomesMin is 0: give a whole number of at least 1',
    ],
    [{ ...hystrixBreaker, probes: 0 }, 'limit.probes is 0: give a whole number of at least 1'],
    [
      { ...hystrixBreaker, opensOn: 'success' },
      'limit.opensOn is "success": give one of outcome, failure',
    ],
    [
      { ...hystrixBreaker, failureRateMax: 0 },
      'limit.failureRateMax is 0: give a number above 0, at most 1',
    ],
  ])('%o', (limit, message) => {
    expect(() => checkCallLimit(limit as CallLimit)).toThrow(new RangeError(message));
  });
});
