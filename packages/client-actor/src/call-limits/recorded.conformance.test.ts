import { describe, expect, test } from 'vitest';
import {
  type CallLimit,
  type FailureKind,
  awsBackoff2026,
  awsDelayMs,
  callLimits,
} from '../index.ts';
import { createCaller } from '../testing/caller.ts';
import { breakerRecordings, budgetRecordings } from '../testing/recorded-decisions.ts';
import { awsBefore2026Calls, awsRecordings, grpcRecordings } from '../testing/recorded-limits.ts';

const kinds: Readonly<Record<string, FailureKind>> = {
  x: 'transient',
  t: 'throttling',
  o: 'timeout',
};

/** What happens to the calls of a recording under this limit, in the letters of the recording. */
function replay(limit: CallLimit, calls: string) {
  const caller = createCaller(limit);
  const retried: { failure: FailureKind; retries: number }[] = [];
  const quota: (number | undefined)[] = [];
  const words = calls.split(' ').map((call) => {
    caller.call();
    let paid = 0;
    let word = '';
    for (const letter of call.replace('!', '')) {
      word += letter;
      const failure = kinds[letter];
      if (failure === undefined) {
        caller.succeed(paid);
        break;
      }
      const retries = word.length - 1;
      const said = caller.fail(retries, failure);
      ({ paid } = said);
      if (said.allowed) retried.push({ failure, retries });
      else {
        word += '!';
        break;
      }
    }
    quota.push(caller.state['quota']);
    return word;
  });
  return { calls: words.join(' '), quota, retried };
}

describe.each(awsRecordings)('AWS SDK since November 2026', ({ calls, quota, draws, delaysMs }) => {
  const played = replay(callLimits.awsQuota2026, calls);

  test('retries and gives up where @smithy/core 3.41.0 does, with the same quota after each call', () => {
    expect(played.calls).toBe(calls);
    expect(played.quota).toEqual(quota);
  });
  test('waits as long, to the millisecond that it cuts off', () => {
    const found = draws.map((u, i) =>
      Math.floor(awsDelayMs(awsBackoff2026, { ...played.retried[i]!, u })),
    );
    expect(found).toEqual(delaysMs);
  });
  test('the quota from before is another one', () => {
    expect(replay(callLimits.awsQuotaBefore2026, calls).calls).not.toBe(calls);
  });
});

test('AWS SDK before November 2026 retries and gives up where its retry quota does', () => {
  const { awsQuotaBefore2026, awsQuota2026 } = callLimits;
  expect(replay(awsQuotaBefore2026, awsBefore2026Calls).calls).toBe(awsBefore2026Calls);
  expect(replay(awsQuota2026, awsBefore2026Calls).calls).not.toBe(awsBefore2026Calls);
});

test.each(grpcRecordings)(
  'gRPC, $maxTokens tokens, ratio $tokenRatio: retries when @grpc/grpc-js 1.14.7 does',
  ({ maxTokens, tokenRatio, outcomes, mayRetry }) => {
    const caller = createCaller({ kind: 'retryThrottling', maxTokens, tokenRatio });
    const found = Array.from(outcomes).map((outcome) => {
      caller.call();
      if (outcome === 'f') return caller.fail().allowed;
      caller.succeed();
      return null;
    });
    expect(found.map((said) => said ?? '-')).toEqual(
      Array.from(mayRetry).map((may, i) => (outcomes[i] === 'f' ? may === '1' : '-')),
    );
  },
);

test.each(budgetRecordings)(
  'Finagle grants a retry when its RetryBudget does, $limit',
  ({ limit, atMs, said }) => {
    const caller = createCaller(limit);
    const found = Array.from(said).map((letter, i) => {
      caller.nowMs = atMs[i]!;
      if (letter !== 'c') return caller.fail().allowed ? 'y' : 'n';
      caller.call();
      return letter;
    });
    expect(found.join('')).toBe(said);
  },
);

test.each(breakerRecordings)(
  'Polly rejects an attempt when its circuit breaker does, $limit',
  ({ limit, atMs, said }) => {
    const caller = createCaller({ ...limit, retriesMax: 0 });
    const found = Array.from(said).map((letter, i) => {
      caller.nowMs = atMs[i]!;
      if (!caller.call()) return '-';
      // One that should have been rejected succeeds.
      if (letter === 'f') caller.fail();
      else caller.succeed();
      return letter === 'f' ? letter : 's';
    });
    expect(found.join('')).toBe(said);
  },
);
