import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type PlannedRetry,
  type ReconnectPolicy,
  decorrelatedJitter,
  fullJitter,
  initialPolicyState,
  nextDelay,
  presets,
  timerMaxMs,
  withBudget,
} from '../index.ts';
import { checkPolicy } from './check-policy.ts';

const ms = fc.double({ min: 0.001, max: timerMaxMs, noNaN: true });
const ratio = fc.double({ min: 0, max: 1, noNaN: true });
const draw = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

const base: fc.Arbitrary<ReconnectPolicy['base']> = fc.oneof(
  fc.record({ kind: fc.constant('constant' as const), delayMs: ms }),
  fc.record({
    kind: fc.constant('list' as const),
    delaysMs: fc.array(ms, { minLength: 1, maxLength: 5 }),
    atEnd: fc.constantFrom('repeatLast' as const, 'giveUp' as const),
  }),
  fc.record({
    kind: fc.constant('exponential' as const),
    initialMs: ms,
    factor: fc.double({ min: 1, max: 100, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('power' as const),
    constantMs: ms,
    stepMs: ms,
    exponent: fc.double({ min: 0, max: 20, noNaN: true }),
  }),
);
const jitter: fc.Arbitrary<ReconnectPolicy['jitter']> = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  fc.tuple(ratio, ratio).map(([low, more]) => ({ kind: 'scale' as const, low, high: low + more })),
  fc.tuple(ratio, ratio).map(([low, more]) => ({
    kind: 'add' as const,
    lowMs: 1e4 * low,
    highMs: 1e4 * (low + more),
  })),
  fc.record({ kind: fc.constant('above' as const), lowMs: fc.nat(10_000) }),
  fc.record({ kind: fc.constant('signBit' as const), ratio }),
);
const modifiers = fc.record(
  {
    capMs: ms,
    capPlace: fc.constantFrom('before' as const, 'after' as const, 'both' as const),
    leadMs: fc.array(ms, { maxLength: 3 }),
    rounding: fc.constantFrom('floor' as const, 'round' as const),
    retriesMax: fc.nat(20),
    budget: fc.constant({ capacity: 3, refillPerSecond: 0.01, cost: 1 }),
  },
  { requiredKeys: [] },
);
const policy: fc.Arbitrary<ReconnectPolicy> = fc
  .tuple(base, jitter, modifiers)
  .map(([base, jitter, rest]) => ({ base, jitter, ...rest, reset: 'online' as const }));

/** All retries that are planned until the draws run out or the client gives up. */
function plan(policy: ReconnectPolicy, draws: readonly number[]): readonly PlannedRetry[] {
  const planned: PlannedRetry[] = [];
  for (const u of draws) {
    const state = planned.at(-1)?.state ?? initialPolicyState(policy, 0);
    const next = nextDelay(policy, state, u, 0);
    if (next === null) return planned;
    planned.push(next);
  }
  return planned;
}

const someDraws = fc.array(draw, { minLength: 1, maxLength: 30 });

test('any valid policy gives delays that a timer can hold, and counts them', () => {
  fc.assert(
    fc.property(policy, someDraws, (policy, draws) => {
      const planned = plan(checkPolicy(policy), draws);
      expect(planned.every(({ delayMs }) => delayMs >= 0 && delayMs <= timerMaxMs)).toBe(true);
      expect(planned.map(({ state }) => state.retries)).toEqual(planned.map((_, i) => i + 1));
      expect(planned.every(({ state }) => Object.values(state).every(Number.isFinite))).toBe(true);
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test('a cap after the jitter is the longest delay that the policy itself asks for', () => {
  const capped = fc.tuple(
    policy,
    fc.constantFrom('after' as const, 'both' as const),
    fc.integer({ min: 1, max: 50_000 }),
  );
  fc.assert(
    fc.property(capped, someDraws, ([policy, capPlace, capMs], draws) => {
      const planned = plan({ ...policy, leadMs: [], capPlace, capMs }, draws);
      expect(planned.every(({ state }) => state.previousDelayMs <= capMs)).toBe(true);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('who gives up gives up for good', () => {
  fc.assert(
    fc.property(policy, draw, fc.nat(40), (policy, u, retries) => {
      const state = { ...initialPolicyState(policy, 0), retries };
      fc.pre(nextDelay(policy, state, u, 0) === null);
      expect(nextDelay(policy, { ...state, retries: retries + 1 }, u, 0)).toBeNull();
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('a policy is plain data: after JSON it gives the same delays', () => {
  fc.assert(
    fc.property(policy, draw, fc.nat(9), (policy, u, retries) => {
      const copy: ReconnectPolicy = JSON.parse(JSON.stringify(policy));
      const state = { ...initialPolicyState(policy, 0), retries };
      expect(nextDelay(copy, state, u, 0)).toEqual(nextDelay(policy, state, u, 0));
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('decorrelated delays stay between the base and three times the delay before', () => {
  const policy = decorrelatedJitter({ baseMs: 100, capMs: 5000 });
  fc.assert(
    fc.property(fc.array(draw, { minLength: 1, maxLength: 50 }), (draws) => {
      let state = initialPolicyState(policy, 0);
      for (const u of draws) {
        const { delayMs, state: next } = nextDelay(policy, state, u, 0)!;
        expect(delayMs).toBeGreaterThanOrEqual(100);
        const highMs = 3 * Math.max(100, state.previousDelayMs);
        expect(delayMs).toBeLessThanOrEqual(Math.min(5000, highMs));
        state = next;
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('over any time a budget lets no more retries pass than it saved and earned', () => {
  const budgets = fc.record({
    saved: fc.integer({ min: 1, max: 5 }),
    refillPerSecond: fc.double({ min: 0.01, max: 5, noNaN: true }),
    cost: fc.double({ min: 0.5, max: 3, noNaN: true }),
  });
  const policies = fc.constantFrom(fullJitter({ baseMs: 10, capMs: 1000 }), presets.phoenix);
  const failures = fc.array(fc.tuple(fc.nat(20_000), draw), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(budgets, policies, failures, ({ saved, refillPerSecond, cost }, own, failures) => {
      const policy = withBudget(own, { capacity: saved * cost, refillPerSecond, cost });
      let state = initialPolicyState(policy, 0);
      let nowMs = 0;
      const retriesAtMs: number[] = [];
      // An attempt lasts `tookMs` and fails; its retry is made when its delay is over.
      for (const [tookMs, u] of failures) {
        nowMs += tookMs;
        const planned = nextDelay(policy, state, u, nowMs)!;
        ({ state } = planned);
        nowMs += planned.delayMs;
        retriesAtMs.push(nowMs);
      }
      for (const [i, fromMs] of retriesAtMs.entries())
        for (const [j, toMs] of [...retriesAtMs.entries()].slice(i)) {
          const earned = ((toMs - fromMs) / 1000) * refillPerSecond;
          expect((j - i) * cost).toBeLessThanOrEqual(saved * cost + earned + 1e-6);
        }
    }),
    { seed: 1, numRuns: 200 },
  );
});
