import { exponential, sampleAt } from '@squall/random';
import { assign, emit, setup } from 'xstate';

interface SourceContext {
  readonly seed: number;
  readonly draws: number;
  readonly gapMeanMs: number;
  readonly gapMs: number;
}

/**
 * A client that asks at the moments of a Poisson process: the gaps between its requests are exponential, drawn one by one
 * from the stream `seed`. It does not wait for answers.
 */
export const poissonSource = setup({
  types: {
    context: {} as SourceContext,
    input: {} as { readonly seed: number; readonly gapMeanMs: number },
    emitted: {} as { readonly type: 'requested' },
  },
  delays: { gap: ({ context }) => context.gapMs },
}).createMachine({
  context: ({ input: { seed, gapMeanMs } }) => ({ seed, draws: 0, gapMeanMs, gapMs: 0 }),
  initial: 'silent',
  states: {
    silent: {
      entry: assign({
        gapMs: ({ context: { gapMeanMs, seed, draws } }) =>
          sampleAt(exponential(gapMeanMs), seed, draws),
        draws: ({ context }) => context.draws + 1,
      }),
      after: { gap: { target: 'silent', reenter: true, actions: emit({ type: 'requested' }) } },
    },
  },
});
