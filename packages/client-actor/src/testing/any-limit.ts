import * as fc from 'fast-check';
import type { CallLimit, FailureKind, LimitState } from '../index.ts';
import { createCaller } from './caller.ts';

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const whole = (min: number, max: number) => fc.integer({ min, max });
const retriesMax = fc.option(fc.nat(4));
export type Settings<K extends CallLimit['kind']> = Extract<CallLimit, { readonly kind: K }>;

/** Any settings of each kind, with small figures, so that limits are met often. */
export const limits = {
  retryCount: fc.record({ kind: fc.constant('retryCount' as const), retriesMax: fc.nat(4) }),
  adaptiveThrottling: fc.record({
    kind: fc.constant('adaptiveThrottling' as const),
    multiplier: real(1, 4),
    windowMs: real(100, 20_000),
  }),
  retryBudget: fc.record({
    kind: fc.constant('retryBudget' as const),
    ttlMs: whole(1000, 20_000),
    retriesPerSecondMin: fc.nat(2),
    ratio: real(0, 3),
  }),
  retryThrottling: fc.record({
    kind: fc.constant('retryThrottling' as const),
    maxTokens: real(0.001, 12),
    tokenRatio: real(0.001, 2),
  }),
  retryQuota: fc.record({
    kind: fc.constant('retryQuota' as const),
    capacity: real(1, 40),
    costs: fc.record({ transient: real(0, 9), timeout: real(0, 9), throttling: real(0, 9) }),
    successRefund: real(0, 3),
  }),
  retryTokens: fc.tuple(real(0.1, 3), real(0, 2)).chain(([cost, more]) =>
    fc.record({
      kind: fc.constant('retryTokens' as const),
      capacity: real(0.1, 8),
      perCall: real(0, 1),
      above: fc.constant(cost + more),
      cost: fc.constant(cost),
    }),
  ),
  retryBreaker: fc.record({
    kind: fc.constant('retryBreaker' as const),
    failureRatioMax: real(0, 2),
  }),
  circuitBreaker: fc.record({
    kind: fc.constant('circuitBreaker' as const),
    failureRateMax: real(0.01, 1),
    outcomesMin: whole(1, 6),
    windowMs: real(100, 20_000),
    openMs: real(1, 5000),
    probes: whole(1, 4),
    opensOn: fc.constantFrom('outcome' as const, 'failure' as const),
  }),
} satisfies { readonly [K in CallLimit['kind']]: fc.Arbitrary<Settings<K>> };

export const anyLimit: fc.Arbitrary<CallLimit> = fc
  .tuple(fc.oneof(...Object.values(limits)), retriesMax)
  .map(([limit, retriesMax]) => (retriesMax === null ? limit : { ...limit, retriesMax }));

/** A call: how long after the one before, how its attempts end as long as they are made, and the draws. */
export interface Call {
  readonly afterMs: number;
  readonly attempts: readonly { readonly failure: FailureKind | null; readonly u: number }[];
}
const failure = fc.constantFrom<FailureKind | null>('transient', 'timeout', 'throttling', null);
export const anyCalls: fc.Arbitrary<readonly Call[]> = fc.array(
  fc.record({
    afterMs: fc.oneof(fc.constant(0), fc.nat(3000)),
    attempts: fc.array(fc.record({ failure, u: real(1e-9, 1 - 1e-9) }), {
      minLength: 1,
      maxLength: 6,
    }),
  }),
  { minLength: 1, maxLength: 60 },
);

export interface Step {
  readonly what: 'call' | 'retry' | 'success';
  readonly nowMs: number;
  readonly allowed: boolean;
  readonly paid: number;
  readonly u: number;
  readonly retries: number;
  readonly before: LimitState;
  readonly after: LimitState;
}

/** Makes these calls as the limit allows, one after the other, and notes every step. */
export function stepsOf(limit: CallLimit, calls: readonly Call[]): readonly Step[] {
  const caller = createCaller(limit, 1000);
  const steps: Step[] = [];
  const step = (what: Step['what'], retries: number, u: number, act: () => Partial<Step>) => {
    const { state: before, nowMs } = caller;
    const done = { what, nowMs, allowed: true, paid: 0, u, retries, before, ...act() };
    steps.push({ ...done, after: caller.state });
    return done;
  };
  for (const { afterMs, attempts } of calls) {
    caller.nowMs += afterMs;
    const u = attempts[0]?.u ?? 0.5;
    if (!step('call', 0, u, () => ({ allowed: caller.call(u) })).allowed) continue;
    let paid = 0;
    for (const [retries, { failure, u }] of attempts.entries()) {
      if (failure === null) {
        step('success', retries, u, () => {
          caller.succeed(paid);
          return {};
        });
        break;
      }
      const said = step('retry', retries, u, () => caller.fail(retries, failure, u));
      if (!said.allowed) break;
      ({ paid } = said);
    }
  }
  return steps;
}
