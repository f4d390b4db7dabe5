import type { DelayBase } from './base.ts';
import type { RetryBudget, TokenState } from './budget.ts';
import type { Jitter } from './jitter.ts';

/**
 * When a client tries again, as plain data: one base, one jitter, and what modifies them. The n-th retry since the last
 * reset (n = 1 is the first) waits `leadMs[n - 1]` as long as there is one, and then base and jitter, capped.
 * The shapes come from a reading of 75 shipped clients; most policies found are one line of them.
 */
export interface ReconnectPolicy {
  readonly base: DelayBase;
  readonly jitter: Jitter;
  /** No cap when absent, save `timerMaxMs`. */
  readonly capMs?: number;
  /**
   * Where the cap stands to the jitter; `before` when absent. A cap after the jitter deletes the jitter once the base has
   * outgrown it, which is when it is needed most; many clients do it.
   */
  readonly capPlace?: 'before' | 'after' | 'both';
  /** Delays of the first retries, without jitter. */
  readonly leadMs?: readonly number[];
  /** Applied last. */
  readonly rounding?: 'floor' | 'round';
  /** Retries since the last reset before the client gives up; without limit when absent. */
  readonly retriesMax?: number;
  /** What makes the client forget its failures: to be online at all, or to have been so for a while. */
  readonly reset: 'online' | { readonly afterUpMs: number };
  readonly budget?: RetryBudget;
}

/** What a policy remembers: four numbers. A client's context holds them by the same names. */
export interface PolicyState extends TokenState {
  /** Failures since the last reset. */
  readonly retries: number;
  /** The policy's own last delay, before budget and hints of the server stretched it; 0 for none. */
  readonly previousDelayMs: number;
}

/** A policy that has seen no failure, with all its tokens. */
export function initialPolicyState(policy: ReconnectPolicy, nowMs: number): PolicyState {
  return {
    retries: 0,
    previousDelayMs: 0,
    tokens: policy.budget?.capacity ?? 0,
    tokensAtMs: nowMs,
  };
}
