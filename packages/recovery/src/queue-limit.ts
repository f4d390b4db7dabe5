import { assign, emit, setup } from 'xstate';
import { checkBetween, checkPositive, checkWhole } from './checks.ts';
import type { SampleOf } from './signals.ts';
import { streak } from './streak.ts';

export interface QueueLimitSettings {
  /** How long a request may wait: the limit is what is served in this time, ms. Shorter than callers wait for an answer. */
  readonly targetWaitMs: number;
  /** Too long a queue: it is waited longer than this, at least the target, ms. */
  readonly limitAboveWaitMs: number;
  /** Samples in a row with too long a queue that limit it, or limit it anew. */
  readonly limitSamples: number;
  /** The limit is lifted when at most this share is turned away ... */
  readonly liftBelowRejectedShare: number;
  /** ... so many samples in a row. */
  readonly liftSamples: number;
  /** The queue is never limited to fewer places, at least 1. */
  readonly limitMin: number;
}

export type QueueLimitSample = SampleOf<'waitMs' | 'throughputPerSecond' | 'rejectedShare'>;

export type QueueLimitCommand =
  /** At most so many may wait from now on. */
  { readonly type: 'limitSet'; readonly limit: number } | { readonly type: 'limitLifted' };

function check(settings: QueueLimitSettings): void {
  checkPositive('targetWaitMs', settings.targetWaitMs);
  checkBetween('limitAboveWaitMs', settings.limitAboveWaitMs, settings.targetWaitMs);
  checkWhole('limitSamples', settings.limitSamples, 1);
  checkBetween('liftBelowRejectedShare', settings.liftBelowRejectedShare, 0, 1);
  checkWhole('liftSamples', settings.liftSamples, 1);
  checkWhole('limitMin', settings.limitMin, 1);
}

/**
 * Limits incoming work by the length of the waiting queue, the remedy that AWS announced after 20 October 2025: leases
 * had timed out faster than they could be renewed, because work waited longer than it was worth waiting for. By Little's
 * law a queue of (throughput · target) places is waited for the target at most; whoever comes beyond it is told so at
 * once, and what is served is still wanted. The limit is lifted when hardly anybody is turned away.
 *
 * It hurts when the target is longer than callers wait: then everything is served in vain as before. Too short a target
 * turns away what would have been served, and a limit that is lifted too soon meets the crowd again.
 * @throws RangeError that names the first wrong setting and the way out
 */
export function createQueueLimit(settings: QueueLimitSettings) {
  check(settings);
  const isLong = ({ waitMs }: QueueLimitSample) => waitMs > settings.limitAboveWaitMs;
  const isCalm = (sample: QueueLimitSample) =>
    !isLong(sample) && sample.rejectedShare <= settings.liftBelowRejectedShare;
  const limitOf = ({ throughputPerSecond }: QueueLimitSample) =>
    Math.max(settings.limitMin, Math.ceil((throughputPerSecond * settings.targetWaitMs) / 1000));
  return setup({
    types: {
      context: {} as { long: number; calm: number; limit: number },
      events: {} as QueueLimitSample,
      emitted: {} as QueueLimitCommand,
    },
    guards: {
      limits: ({ context, event }) => isLong(event) && context.long + 1 >= settings.limitSamples,
      limitsAnew: ({ context, event }) =>
        isLong(event) &&
        context.long + 1 >= settings.limitSamples &&
        limitOf(event) !== context.limit,
      lifts: ({ context, event }) => isCalm(event) && context.calm + 1 >= settings.liftSamples,
    },
    actions: {
      count: assign({
        long: ({ context, event }) => streak(isLong(event), context.long),
        calm: ({ context, event }) => streak(isCalm(event), context.calm),
      }),
      setLimit: assign({ limit: ({ event }) => limitOf(event), long: 0, calm: 0 }),
      lift: assign({ limit: 0, long: 0, calm: 0 }),
      sayLimit: emit(({ context }) => ({ type: 'limitSet', limit: context.limit })),
      sayLifted: emit({ type: 'limitLifted' }),
    },
  }).createMachine({
    id: 'queueLimit',
    context: { long: 0, calm: 0, limit: 0 },
    initial: 'open',
    states: {
      open: {
        on: {
          sample: [
            { guard: 'limits', target: 'limiting', actions: ['setLimit', 'sayLimit'] },
            { actions: 'count' },
          ],
        },
      },
      limiting: {
        on: {
          sample: [
            { guard: 'limitsAnew', actions: ['setLimit', 'sayLimit'] },
            { guard: 'lifts', target: 'open', actions: ['lift', 'sayLifted'] },
            { actions: 'count' },
          ],
        },
      },
    },
  });
}
