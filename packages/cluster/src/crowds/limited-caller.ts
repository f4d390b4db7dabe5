import {
  type CallLimit,
  type FailureKind,
  type LimitState,
  type Permission,
  askCall,
  askRetry,
  initialLimitState,
  noteFailure,
  noteSuccess,
} from '@squall/client-actor';
import { exponential, sampleAt, uniformAt } from '@squall/random';
import { assign, emit, setup } from 'xstate';

interface CallerContext extends LimitState {
  readonly seed: number;
  readonly draws: number;
  readonly gapMs: number;
}

/** What a caller is told; `paid` and `retries` are those of the attempt, as `requested` gave them. */
export type CallerEvent =
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  | { readonly type: 'success'; readonly paid: number }
  | { readonly type: 'failure'; readonly retries: number; readonly failure: FailureKind };

/** What a caller says: an attempt that its limit allows, or one that it does not. */
export interface CallerEmitted {
  readonly type: 'requested' | 'heldBack';
  /** Retries of this call, the attempt included. */
  readonly retries: number;
  readonly paid: number;
}

interface Asked {
  readonly context: CallerContext;
  readonly event: CallerEvent;
}

const said = ({ allowed, paid }: Permission, retries: number): CallerEmitted => ({
  type: allowed ? 'requested' : 'heldBack',
  retries,
  paid,
});

/**
 * A client that calls at the moments of a Poisson process from `start` on, whether earlier calls are answered or not, and makes
 * a failed attempt again at once, as far as its limit allows either.
 */
export function createLimitedCaller(limit: CallLimit, gapMeanMs: number, now: () => number) {
  const moment = ({ seed, draws }: CallerContext) => ({ nowMs: now(), u: uniformAt(seed, draws) });
  const calling = ({ context }: Asked) => askCall(limit, context, moment(context));
  const retrying = ({ context, event }: Asked) => {
    const { retries, failure } =
      event.type === 'failure' ? event : { retries: 0, failure: 'transient' as const };
    const failed = noteFailure(limit, context, now());
    return askRetry(limit, failed, { ...moment(context), retries, failure });
  };
  return setup({
    types: {
      context: {} as CallerContext,
      input: {} as { readonly seed: number },
      events: {} as CallerEvent,
      emitted: {} as CallerEmitted,
    },
    delays: { gap: ({ context }) => context.gapMs },
  }).createMachine({
    context: ({ input: { seed } }) => ({
      ...initialLimitState(limit, now()),
      seed,
      draws: 0,
      gapMs: 0,
    }),
    initial: 'idle',
    states: {
      idle: { on: { start: 'calling' } },
      calling: {
        entry: [
          emit((asked) => said(calling(asked), 0)),
          assign((asked) => {
            const { seed, draws } = asked.context;
            const gapMs = sampleAt(exponential(gapMeanMs), seed, draws + 1);
            return { ...calling(asked).state, gapMs, draws: draws + 2 };
          }),
        ],
        on: { stop: 'silent' },
        after: { gap: { target: 'calling', reenter: true } },
      },
      silent: {},
    },
    on: {
      success: {
        actions: assign(({ context, event }) => noteSuccess(limit, context, event.paid, now())),
      },
      failure: {
        actions: [
          emit((asked) => said(retrying(asked), asked.event.retries + 1)),
          assign((asked) => ({
            ...retrying(asked).state,
            draws: asked.context.draws + 1,
          })),
        ],
      },
    },
  });
}
