import { type FailureKind, type ReconnectPolicy, initialPolicyState } from '@squall/client-actor';
import { assign, emit, setup } from 'xstate';
import { type RetryContext, initialRetryContext, retrying } from './retrying.ts';

export interface CallerSettings {
  /** When it tries again after a failure, and how often. */
  readonly policy: ReconnectPolicy;
  /** How long it waits for the answer of one attempt, ms; for ever when absent. */
  readonly timeoutMs?: number;
  /**
   * What it asks leave for, of whoever keeps the limit of its client: nothing, unless told; or each first attempt when it is
   * to be sent, and each retry as soon as the attempt before has failed, or after the back-off, when it is to be sent.
   */
  readonly asks?: 'nothing' | 'onFailure' | 'onSending';
}

export interface CallerContext extends RetryContext {
  /** Number of the latest attempt, over all calls; the first is 1. */
  readonly attempt: number;
  /** Attempts of this call so far. */
  readonly tries: number;
}

/** What a caller hears. A rejection is the service's own no; a failure is a service that broke. */
export type CallerEvent =
  | { readonly type: 'start' }
  | { readonly type: 'permission' }
  | { readonly type: 'refusal' }
  | { readonly type: 'response'; readonly attempt: number }
  | { readonly type: 'rejection'; readonly attempt: number }
  | { readonly type: 'failure'; readonly attempt: number };

/** What a caller says. */
export type CallerEmitted =
  | { readonly type: 'requested'; readonly attempt: number; readonly tries: number }
  | { readonly type: 'timedOut'; readonly attempt: number }
  /** Another attempt is planned, `backoffMs` from now. */
  | { readonly type: 'backedOff'; readonly attempt: number; readonly backoffMs: number }
  | { readonly type: 'succeeded'; readonly attempt: number }
  | { readonly type: 'gaveUp'; readonly attempt: number }
  /** Only of one that asks: how an attempt ended; that it waits for leave; that it was not given. */
  | { readonly type: 'failed'; readonly attempt: number; readonly failure: FailureKind }
  | { readonly type: 'asked'; readonly attempt: number; readonly tries: number }
  | { readonly type: 'heldBack'; readonly attempt: number; readonly tries: number };

/** For the compiler; XState never reads it. */
const types: {
  readonly context?: CallerContext;
  readonly events?: CallerEvent;
  readonly emitted?: CallerEmitted;
  readonly input?: { readonly seed: number };
} = {};

const failureOf = (type: string): FailureKind => {
  if (type === 'rejection') return 'throttling';
  return type === 'failure' ? 'transient' : 'timeout';
};

/**
 * One call after the other, each a request with a time-out, tried again by a policy until it is answered in time, given up, or
 * held back by a limit.
 */
export function createCaller(settings: CallerSettings, now: () => number) {
  const { policy, timeoutMs, asks = 'nothing' } = settings;
  const { exhausted, backoff, planned } = retrying(policy, now);
  const fresh = { ...initialRetryContext(policy, 0, 0), attempt: 0, tries: 0 };
  const askingFirst = asks === 'nothing' ? 'calling' : 'asking';
  const afterFailure = asks === 'onFailure' ? 'asking' : 'backingOff';
  const again = { start: { target: askingFirst, actions: 'forget' } } as const;
  // Whoever asks for nothing has nobody to tell how its attempts end.
  const told = asks === 'nothing' ? [] : (['sayFailed'] as const);
  const refused = [
    { guard: 'failsLast', target: 'gaveUp', actions: told },
    { guard: 'answersLatest', target: afterFailure, actions: told },
  ] as const;
  const late = [
    { guard: 'exhausted', target: 'gaveUp', actions: ['sayTimedOut', ...told] },
    { target: afterFailure, actions: ['sayTimedOut', ...told] },
  ] as const;
  return setup({
    types,
    guards: {
      exhausted,
      isFirst: ({ context }) => context.tries === 0,
      answersLatest: ({ context, event }) =>
        'attempt' in event && event.attempt === context.attempt,
      failsLast: ({ context, event }) =>
        'attempt' in event && event.attempt === context.attempt && exhausted({ context }),
    },
    delays: { backoff, timeout: timeoutMs ?? 0 },
    actions: {
      plan: assign(({ context }) => planned(context)),
      forget: assign(() => ({ ...initialPolicyState(policy, now()), tries: 0 })),
      number: assign({
        attempt: ({ context }) => context.attempt + 1,
        tries: ({ context }) => context.tries + 1,
      }),
      sayRequested: emit(({ context: { attempt, tries } }) => ({
        type: 'requested',
        attempt,
        tries,
      })),
      sayTimedOut: emit(({ context: { attempt } }) => ({ type: 'timedOut', attempt })),
      sayFailed: emit(({ context: { attempt }, event }) => ({
        type: 'failed',
        attempt,
        failure: failureOf(event.type),
      })),
      sayBackedOff: emit(({ context: { attempt, backoffMs } }) => ({
        type: 'backedOff',
        attempt,
        backoffMs,
      })),
      saySucceeded: emit(({ context: { attempt } }) => ({ type: 'succeeded', attempt })),
      sayGaveUp: emit(({ context: { attempt } }) => ({ type: 'gaveUp', attempt })),
      sayAsked: emit(({ context: { attempt, tries } }) => ({ type: 'asked', attempt, tries })),
      sayHeldBack: emit(({ context: { attempt, tries } }) => ({
        type: 'heldBack',
        attempt,
        tries,
      })),
    },
  }).createMachine({
    id: 'caller',
    context: ({ input }) => ({ ...fresh, tokensAtMs: now(), seed: input.seed }),
    initial: 'idle',
    states: {
      idle: { on: { start: askingFirst } },
      asking: {
        entry: 'sayAsked',
        on: {
          permission: [
            { guard: 'isFirst', target: 'calling' },
            { target: asks === 'onSending' ? 'calling' : 'backingOff' },
          ],
          refusal: 'heldBack',
        },
      },
      calling: {
        entry: ['number', 'sayRequested'],
        on: {
          response: { guard: 'answersLatest', target: 'succeeded' },
          rejection: refused,
          failure: refused,
        },
        ...(timeoutMs === undefined ? {} : { after: { timeout: late } }),
      },
      backingOff: {
        entry: ['plan', 'sayBackedOff'],
        after: { backoff: asks === 'onSending' ? 'asking' : 'calling' },
      },
      succeeded: { entry: 'saySucceeded', on: again },
      gaveUp: { entry: 'sayGaveUp', on: again },
      heldBack: { entry: 'sayHeldBack', on: again },
    },
  });
}
