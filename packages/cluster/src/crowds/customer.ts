import { type Distribution, sampleAt } from '@squall/random';
import { assign, emit, setup } from 'xstate';

export interface CustomerTimes {
  /** How long it waits for its turn before it leaves, ms. */
  readonly patience: Distribution;
  /** After how long it asks again when it was turned away, ms. */
  readonly retryAfter: Distribution;
}

interface CustomerContext {
  readonly seed: number;
  readonly draws: number;
  readonly delayMs: number;
}

/**
 * Somebody who has asked a station for something. In the queue it waits until it is called or its patience ends; turned
 * away, it asks again by and by.
 */
export function createCustomer({ patience, retryAfter }: CustomerTimes) {
  const draw = (distribution: Distribution) => (given: { readonly context: CustomerContext }) => {
    const { seed, draws } = given.context;
    return { delayMs: sampleAt(distribution, seed, draws), draws: draws + 1 };
  };
  return setup({
    types: {
      context: {} as CustomerContext,
      input: {} as { readonly seed: number },
      events: {} as { readonly type: 'queued' | 'called' | 'refused' },
      emitted: {} as { readonly type: 'gaveUp' | 'asked' },
    },
    actions: { drawPatience: assign(draw(patience)), drawRetry: assign(draw(retryAfter)) },
    delays: { drawn: ({ context }) => context.delayMs },
  }).createMachine({
    context: ({ input: { seed } }) => ({ seed, draws: 0, delayMs: 0 }),
    initial: 'elsewhere',
    states: {
      elsewhere: { on: { queued: 'waiting', refused: 'orbiting' } },
      waiting: {
        entry: 'drawPatience',
        on: { called: 'elsewhere' },
        after: { drawn: { target: 'elsewhere', actions: emit({ type: 'gaveUp' }) } },
      },
      orbiting: {
        entry: 'drawRetry',
        after: { drawn: { target: 'elsewhere', actions: emit({ type: 'asked' }) } },
      },
    },
  });
}
