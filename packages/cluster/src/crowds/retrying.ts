import {
  type PolicyState,
  type ReconnectPolicy,
  initialPolicyState,
  isExhausted,
  nextDelay,
} from '@squall/client-actor';
import { uniformAt } from '@squall/random';

/** What a small machine that tries again remembers: numbers only, so that it fits a row of a table. */
export interface RetryContext extends PolicyState {
  /** The member's own stream, uint32; one draw for each back-off. */
  readonly seed: number;
  readonly draws: number;
  /** The back-off that is planned, ms. */
  readonly backoffMs: number;
}

interface Asked {
  readonly context: RetryContext;
}

export const initialRetryContext = (
  policy: ReconnectPolicy,
  seed: number,
  nowMs: number,
): RetryContext => ({ seed, draws: 0, backoffMs: 0, ...initialPolicyState(policy, nowMs) });

/** Guard, delay and assignment of a machine that backs off by a policy; the policies are those of the session client. */
export const retrying = (policy: ReconnectPolicy, now: () => number) => ({
  exhausted: ({ context }: Asked) => isExhausted(policy, context),
  backoff: ({ context }: Asked) => context.backoffMs,
  /** One more failure: its back-off, and the policy's memory. */
  planned: (context: RetryContext): Partial<RetryContext> => {
    const planned = nextDelay(policy, context, uniformAt(context.seed, context.draws), now());
    if (planned === null) return {};
    return { ...planned.state, backoffMs: planned.delayMs, draws: context.draws + 1 };
  },
});
