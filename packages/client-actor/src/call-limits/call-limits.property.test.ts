import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import {
  type CallLimit,
  callLimits,
  checkCallLimit,
  createSessionClient,
  everyStage,
  initialLimitState,
  presets,
} from '../index.ts';
import {
  type Settings,
  type Step,
  anyCalls,
  anyLimit,
  limits,
  stepsOf,
} from '../testing/any-limit.ts';
import { type ThrottlingState, rejectionProbability } from './adaptive-throttling.ts';
import { circuits } from './circuit-breaker.ts';
import { type RetryBudgetState, retriesLeft } from './retry-budget.ts';

const options = { seed: 1, numRuns: 400 };

/** Whatever the figures and whatever happens: `check` sees all steps of a run. */
const always = <Limit extends CallLimit>(
  limit: fc.Arbitrary<Limit>,
  check: (limit: Limit, steps: readonly Step[]) => void,
) =>
  fc.assert(
    fc.property(limit, anyCalls, (limit, calls) => {
      checkCallLimit(limit);
      check(limit, stepsOf(limit, calls));
    }),
    options,
  );

const calls = (steps: readonly Step[]) => steps.filter(({ what }) => what === 'call');
const successes = (steps: readonly Step[]) => steps.filter(({ what }) => what === 'success');
const asked = (steps: readonly Step[]) => steps.filter(({ what }) => what === 'retry');
const retried = (steps: readonly Step[]) => asked(steps).filter(({ allowed }) => allowed);

describe('any limit', () => {
  test('remembers finite numbers only, always the same ones', () => {
    always(anyLimit, (limit, steps) => {
      const keys = Object.keys(initialLimitState(limit, 0)).toSorted();
      for (const { after } of steps) {
        expect(Object.keys(after).toSorted()).toEqual(keys);
        expect(Object.values(after).every(Number.isFinite)).toBe(true);
      }
    });
  });

  test('never allows more retries of a call than retriesMax', () => {
    always(anyLimit, ({ retriesMax = Infinity }, steps) => {
      for (const { retries } of retried(steps)) expect(retries).toBeLessThan(retriesMax);
    });
  });

  test('is plain data: after JSON it says the same', () => {
    fc.assert(
      fc.property(anyLimit, anyCalls, (limit, calls) => {
        const copy = JSON.parse(JSON.stringify(limit)) as CallLimit;
        expect(stepsOf(copy, calls)).toEqual(stepsOf(limit, calls));
      }),
      options,
    );
  });

  test('remembers under names that a client has no other use for', () => {
    const machine = createSessionClient(
      {
        policy: presets.mqtt,
        timeoutsMs: everyStage(1000),
        heartbeatMs: 1000,
        heartbeatMissesMax: 1,
        messageMeanMs: 1000,
        resume: false,
        honoursRetryAfter: false,
      },
      { now: () => 0 },
    );
    const { context } = createActor(machine, { input: { id: 1, seed: 1 } }).getSnapshot();
    const keys = Object.values(callLimits).flatMap((limit) =>
      Object.keys(initialLimitState(limit, 0)),
    );
    expect(keys.length).toBeGreaterThan(40);
    expect(keys.filter((key) => key in context)).toEqual([]);
  });
});

describe('adaptive throttling', () => {
  test('the probability lies in [0, 1) and decides alone', () => {
    always(limits.adaptiveThrottling, (limit, steps) => {
      for (const { nowMs, before, u, allowed } of [...calls(steps), ...asked(steps)]) {
        const p = rejectionProbability(limit, before as ThrottlingState, nowMs);
        expect(p >= 0 && p < 1).toBe(true);
        expect(allowed).toBe(u >= p);
      }
    });
  });

  test('as long as nothing is forgotten it follows from the counts of the whole run', () => {
    always(limits.adaptiveThrottling, (limit, steps) => {
      const early = steps.filter(({ nowMs }) => nowMs - 1000 < 0.9 * limit.windowMs);
      const accepts = successes(early).length;
      const requests = early.length - accepts;
      const p = Math.max(0, (requests - limit.multiplier * accepts) / (requests + 1));
      for (const { after, nowMs } of early.slice(-1))
        expect(rejectionProbability(limit, after as ThrottlingState, nowMs)).toBe(p);
    });
  });
});

/** Those steps until now that a window from 1000 ms on still holds, by the numbers of their slices. */
const within = (steps: readonly Step[], now: Step, windowMs: number) => {
  const sliceOf = ({ nowMs }: Step) => Math.floor((nowMs - 1000) / (windowMs / 10) + 1e-9);
  return steps.slice(0, steps.indexOf(now) + 1).filter((step) => sliceOf(step) > sliceOf(now) - 10);
};

/** The same for Finagle's clock: the next slice begins with the first call or question after the last one is over. */
const withinBudget = (steps: readonly Step[], now: Step, ttlMs: number) => {
  let [beganMs, slice] = [1000, 0];
  const slices = steps.map(({ what, nowMs }) => {
    const over = Math.floor((nowMs - beganMs) / Math.floor(ttlMs / 10));
    if (over > 0 && what !== 'success') [beganMs, slice] = [nowMs, slice + over];
    return slice;
  });
  const at = steps.indexOf(now);
  return steps.slice(0, at + 1).filter((_, i) => slices[i]! > slices[at]! - 10);
};

test('retry budget: never more retries in a window than the reserve and the share of its calls', () => {
  always(limits.retryBudget, (limit, steps) => {
    const reserve = limit.retriesPerSecondMin * Math.floor(limit.ttlMs / 1000);
    const costs = limit.ratio > 0 ? Math.floor(1000 / limit.ratio) / 1000 : Infinity;
    for (const step of retried(steps)) {
      const recent = withinBudget(steps, step, limit.ttlMs);
      expect(retried(recent).length).toBeLessThanOrEqual(reserve + calls(recent).length / costs);
    }
    const left = steps.map(({ after, nowMs }) =>
      retriesLeft(limit, after as RetryBudgetState, nowMs),
    );
    expect(left.every((retries) => retries >= 0 && Number.isInteger(retries))).toBe(true);
    expect(
      asked(steps).filter(
        ({ allowed, after, nowMs }) =>
          !allowed && retriesLeft(limit, after as RetryBudgetState, nowMs) > 0,
      ),
    ).toEqual([]);
  });
});

test('gRPC: tokens lie between none and all, and a retry needs more than half', () => {
  always(limits.retryThrottling, ({ maxTokens }, steps) => {
    const capacity = Math.floor(maxTokens * 1000 + 1e-9);
    const tokensOf = ({ after }: Step) => after['milliTokens']!;
    for (const step of steps) expect(tokensOf(step) >= 0 && tokensOf(step) <= capacity).toBe(true);
    for (const step of asked(steps)) expect(step.allowed).toBe(tokensOf(step) > capacity / 2);
  });
});

test('AWS: the quota lies between 0 and its capacity, and retries cost no more than there was', () => {
  always(limits.retryQuota, ({ capacity, costs, successRefund }, steps) => {
    for (const { after } of steps)
      expect(after['quota']! >= 0 && after['quota']! <= capacity).toBe(true);
    for (const { paid, before, after } of asked(steps))
      expect(after['quota']).toBe(before['quota']! - paid);
    const spent = retried(steps).reduce((sum, { paid }) => sum + paid, 0);
    const refund = Math.max(successRefund, ...Object.values(costs));
    expect(spent).toBeLessThanOrEqual(capacity + refund * successes(steps).length + 1e-6);
  });
});

test('token bucket: between 0 and its size, and no more retries than it held and earned', () => {
  always(limits.retryTokens, ({ capacity, perCall, cost }: Settings<'retryTokens'>, steps) => {
    for (const { after } of steps)
      expect(after['retryTokens']! >= 0 && after['retryTokens']! <= capacity).toBe(true);
    const earned = perCall * calls(steps).length;
    expect(retried(steps).length * cost).toBeLessThanOrEqual(capacity + earned + 1e-6);
  });
});

test('breaker of retries: calls always go, retries go exactly while failures / calls is not above its bound', () => {
  always(limits.retryBreaker, ({ failureRatioMax }, steps) => {
    expect(calls(steps).every(({ allowed }) => allowed)).toBe(true);
    for (const step of asked(steps)) {
      const until = steps.slice(0, steps.indexOf(step) + 1);
      const ratio = asked(until).length / calls(until).length;
      expect(step.allowed).toBe(ratio <= failureRatioMax);
    }
  });
});

describe('circuit breaker', () => {
  const circuitOf = (state: Step['after']) => state['circuit'];

  test('closed it lets everything pass, open nothing until its time is over', () => {
    always(limits.circuitBreaker, ({ openMs }, steps) => {
      const closed = calls(steps).filter(({ before }) => circuitOf(before) === circuits.closed);
      expect(closed.every(({ allowed }) => allowed)).toBe(true);
      const open = calls(steps).filter(({ before }) => circuitOf(before) === circuits.open);
      for (const { allowed, nowMs, before } of open)
        expect(allowed).toBe(nowMs - before['openedAtMs']! >= openMs);
    });
  });

  test('half open it lets no more pass than its probes', () => {
    always(limits.circuitBreaker, ({ probes }, steps) => {
      let passed = 0;
      for (const { what, allowed, after } of steps) {
        passed += what !== 'success' && allowed ? 1 : 0;
        if (circuitOf(after) !== circuits.halfOpen) passed = 0;
        expect(passed).toBeLessThanOrEqual(probes);
      }
    });
  });

  test('it opens first when enough attempts have ended within the window, and the share of failures is reached', () => {
    always(limits.circuitBreaker, ({ failureRateMax, outcomesMin, windowMs, opensOn }, steps) => {
      const untilOpen = steps.filter(({ before }) => circuitOf(before) === circuits.closed);
      const firstOpen = steps.findIndex(({ after }) => circuitOf(after) !== circuits.closed);
      const first = firstOpen < 0 ? untilOpen : steps.slice(0, firstOpen + 1);
      for (const step of [...asked(first), ...successes(first)]) {
        const recent = within(steps, step, windowMs);
        const failures = asked(recent).length;
        const ended = failures + successes(recent).length;
        const looks = step.what === 'retry' || opensOn === 'outcome';
        const reached = looks && ended >= outcomesMin && failures / ended >= failureRateMax;
        expect(circuitOf(step.after)).toBe(reached ? circuits.open : circuits.closed);
      }
    });
  });
});
