import { assign, emit, setup } from 'xstate';

export interface CallerTimes {
  /** How long an answer is waited for, ms. */
  readonly timeoutMs: number;
  /** Between a timeout and the next attempt, ms. */
  readonly retryDelayMs: number;
  readonly retriesMax: number;
}

/** Somebody with one request at a time, who tries it again when no answer comes in time. */
export const createCaller = ({ timeoutMs, retryDelayMs, retriesMax }: CallerTimes) =>
  setup({
    types: {
      context: {} as { readonly retries: number },
      events: {} as { readonly type: 'request' | 'answered' },
      emitted: {} as { readonly type: 'asked' | 'timedOut' | 'gaveUp' },
    },
    guards: { retriesLeft: ({ context }) => context.retries < retriesMax },
    delays: { timeout: timeoutMs, retryDelay: retryDelayMs },
  }).createMachine({
    context: { retries: 0 },
    initial: 'idle',
    states: {
      idle: { on: { request: { target: 'asking', actions: assign({ retries: 0 }) } } },
      asking: {
        entry: emit({ type: 'asked' }),
        on: { answered: 'idle' },
        after: {
          timeout: [
            { guard: 'retriesLeft', target: 'apart', actions: emit({ type: 'timedOut' }) },
            { target: 'idle', actions: [emit({ type: 'timedOut' }), emit({ type: 'gaveUp' })] },
          ],
        },
      },
      apart: {
        after: {
          retryDelay: {
            target: 'asking',
            actions: assign({ retries: ({ context }) => context.retries + 1 }),
          },
        },
      },
    },
  });
