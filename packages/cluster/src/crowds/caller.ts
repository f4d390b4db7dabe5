import type { ReconnectPolicy } from '@squall/client-actor';
import { assign, emit, setup } from 'xstate';
import { type RetryContext, initialRetryContext, retrying } from './retrying.ts';

export interface CallerSettings {
  /** When it tries again after a failure, and how often. */
  readonly policy: ReconnectPolicy;
  /** How long it waits for the answer of one attempt, ms. */
  readonly timeoutMs: number;
}

export interface CallerContext extends RetryContext {
  /** Number of the latest attempt; the first is 1. */
  readonly attempt: number;
}

/** What a caller hears. */
export type CallerEvent =
  | { readonly type: 'start' }
  | { readonly type: 'response'; readonly attempt: number }
  | { readonly type: 'rejection'; readonly attempt: number };

/** What a caller says. */
export type CallerEmitted =
  | { readonly type: 'requested'; readonly attempt: number }
  | { readonly type: 'timedOut'; readonly attempt: number }
  /** Another attempt is planned, `backoffMs` from now. */
  | { readonly type: 'backedOff'; readonly attempt: number; readonly backoffMs: number }
  | { readonly type: 'succeeded'; readonly attempt: number }
  | { readonly type: 'gaveUp'; readonly attempt: number };

/** For the compiler; XState never reads it. */
const types: {
  readonly context?: CallerContext;
  readonly events?: CallerEvent;
  readonly emitted?: CallerEmitted;
  readonly input?: { readonly seed: number };
} = {};

const failing = [{ guard: 'exhausted', target: 'gaveUp' }, { target: 'backingOff' }] as const;

/** One request with a time-out, tried again by a policy until it is answered in time or given up. */
export function createCaller({ policy, timeoutMs }: CallerSettings, now: () => number) {
  const { exhausted, backoff, planned } = retrying(policy, now);
  return setup({
    types,
    guards: {
      exhausted,
      answersLatest: ({ context, event }) =>
        event.type !== 'start' && event.attempt === context.attempt,
      rejectsLast: ({ context, event }) =>
        event.type === 'rejection' && event.attempt === context.attempt && exhausted({ context }),
    },
    delays: { backoff, timeout: timeoutMs },
    actions: {
      plan: assign(({ context }) => planned(context)),
      number: assign({ attempt: ({ context }) => context.attempt + 1 }),
      sayRequested: emit(({ context: { attempt } }) => ({ type: 'requested', attempt })),
      sayTimedOut: emit(({ context: { attempt } }) => ({ type: 'timedOut', attempt })),
      sayBackedOff: emit(({ context: { attempt, backoffMs } }) => ({
        type: 'backedOff',
        attempt,
        backoffMs,
      })),
      saySucceeded: emit(({ context: { attempt } }) => ({ type: 'succeeded', attempt })),
      sayGaveUp: emit(({ context: { attempt } }) => ({ type: 'gaveUp', attempt })),
    },
  }).createMachine({
    id: 'caller',
    context: ({ input }) => ({ ...initialRetryContext(policy, input.seed, now()), attempt: 0 }),
    initial: 'idle',
    states: {
      idle: { on: { start: 'calling' } },
      calling: {
        entry: ['number', 'sayRequested'],
        on: {
          response: { guard: 'answersLatest', target: 'succeeded' },
          rejection: [
            { guard: 'rejectsLast', target: 'gaveUp' },
            { guard: 'answersLatest', target: 'backingOff' },
          ],
        },
        after: { timeout: failing.map((way) => ({ ...way, actions: 'sayTimedOut' as const })) },
      },
      backingOff: { entry: ['plan', 'sayBackedOff'], after: { backoff: 'calling' } },
      succeeded: { entry: 'saySucceeded' },
      gaveUp: { entry: 'sayGaveUp' },
    },
  });
}
