import { type Distribution, sampleAt } from '@squall/random';
import { assign, emit, setup } from 'xstate';

export interface StormClientTimes {
  /** Of the first attempt after the drop, ms. */
  readonly firstAttempt: Distribution;
  /** How long an answer is waited for, ms; then it asks again at once. */
  readonly timeoutMs: number;
  /** Between a refusal and the next attempt, ms. */
  readonly retryAfter: Distribution;
}

interface StormClientContext {
  readonly seed: number;
  readonly draws: number;
  readonly delayMs: number;
}

/** A client that has been dropped and wants one thing only: to be logged in again. */
export function createStormClient({ firstAttempt, timeoutMs, retryAfter }: StormClientTimes) {
  const draw =
    (distribution: Distribution) => (given: { readonly context: StormClientContext }) => {
      const { seed, draws } = given.context;
      return { delayMs: sampleAt(distribution, seed, draws), draws: draws + 1 };
    };
  return setup({
    types: {
      context: {} as StormClientContext,
      input: {} as { readonly seed: number },
      events: {} as { readonly type: 'answered' | 'refused' },
      emitted: {} as { readonly type: 'asked' | 'timedOut' },
    },
    actions: { drawFirst: assign(draw(firstAttempt)), drawRetry: assign(draw(retryAfter)) },
    delays: { drawn: ({ context }) => context.delayMs, timeout: timeoutMs },
  }).createMachine({
    context: ({ input: { seed } }) => ({ seed, draws: 0, delayMs: 0 }),
    initial: 'dropped',
    states: {
      dropped: { entry: 'drawFirst', after: { drawn: 'asking' } },
      asking: {
        entry: emit({ type: 'asked' }),
        on: { answered: 'online', refused: 'apart' },
        after: {
          timeout: { target: 'asking', reenter: true, actions: emit({ type: 'timedOut' }) },
        },
      },
      apart: { entry: 'drawRetry', after: { drawn: 'asking' } },
      online: {},
    },
  });
}
