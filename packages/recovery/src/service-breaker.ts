import { assign, emit, setup } from 'xstate';
import { checkBetween, checkPositive, checkWhole } from './checks.ts';

export interface ServiceBreakerSettings {
  /** Opens when at least this share of the calls in a sample has failed, above 0 and at most 1. */
  readonly failedShare?: number;
  /** A sample of fewer calls says nothing. */
  readonly callsMin?: number;
  /** How long it stays open, ms. Shorter than samples are old, it opens again for what happened before. */
  readonly openMs?: number;
  /** Calls that are let through to see whether the service is back. */
  readonly probes?: number;
}

/** resilience4j's: 50 % of at least 100 calls, open for 60 s, 10 calls when half open (`CircuitBreakerConfig`). */
export const serviceBreakerDefaults = {
  failedShare: 0.5,
  callsMin: 100,
  openMs: 60_000,
  probes: 10,
} as const;

export type ServiceBreakerEvent =
  /** The calls of a window: how many there were, and the share that failed, 0..1. */
  | { readonly type: 'sample'; readonly calls: number; readonly failedShare: number }
  /** A call that was let through is over. */
  | { readonly type: 'probe'; readonly ok: 0 | 1 };

export type ServiceBreakerCommand =
  | { readonly type: 'breakerOpened' }
  /** So many calls are let through. */
  | { readonly type: 'breakerHalfOpened'; readonly probes: number }
  | { readonly type: 'breakerClosed' };

/**
 * Circuit breaker between two services: when too many calls fail it lets none through for a while, so that the caller
 * fails at once instead of holding its servers, and the service called can work off its queue; then some probes decide.
 *
 * It hurts when it opens for a part: a service that fails for some is taken from all. It hurts when what is shed comes
 * straight back: a caller that fails at once is asked again sooner than one that times out. With too short a pause the
 * crowd is let in again before the queue is empty.
 * @throws RangeError that names the first wrong setting and the way out
 */
export function createServiceBreaker(settings: ServiceBreakerSettings = {}) {
  const given = { ...serviceBreakerDefaults, ...settings };
  checkPositive('failedShare', given.failedShare);
  checkBetween('failedShare', given.failedShare, 0, 1);
  checkWhole('callsMin', given.callsMin, 1);
  checkPositive('openMs', given.openMs);
  checkWhole('probes', given.probes, 1);
  const isLast = (probed: number) => probed + 1 >= given.probes;
  const failedWith = (failed: number, ok: number) => failed + 1 - ok;
  return setup({
    types: {
      context: {} as { probed: number; failed: number },
      events: {} as ServiceBreakerEvent,
      emitted: {} as ServiceBreakerCommand,
    },
    guards: {
      trips: ({ event }) =>
        event.type === 'sample' &&
        event.calls >= given.callsMin &&
        event.failedShare >= given.failedShare,
      lastFails: ({ context, event }) =>
        event.type === 'probe' &&
        isLast(context.probed) &&
        failedWith(context.failed, event.ok) >= given.failedShare * given.probes,
      last: ({ context }) => isLast(context.probed),
    },
    actions: {
      count: assign({
        probed: ({ context }) => context.probed + 1,
        failed: ({ context, event }) =>
          event.type === 'probe' ? failedWith(context.failed, event.ok) : context.failed,
      }),
      forget: assign({ probed: 0, failed: 0 }),
      sayOpened: emit({ type: 'breakerOpened' }),
      sayHalfOpened: emit({ type: 'breakerHalfOpened', probes: given.probes }),
      sayClosed: emit({ type: 'breakerClosed' }),
    },
    delays: { OPEN: given.openMs },
  }).createMachine({
    id: 'serviceBreaker',
    context: { probed: 0, failed: 0 },
    initial: 'closed',
    states: {
      closed: { on: { sample: { guard: 'trips', target: 'open', actions: 'sayOpened' } } },
      open: { after: { OPEN: { target: 'halfOpen', actions: ['forget', 'sayHalfOpened'] } } },
      halfOpen: {
        on: {
          probe: [
            { guard: 'lastFails', target: 'open', actions: 'sayOpened' },
            { guard: 'last', target: 'closed', actions: 'sayClosed' },
            { actions: 'count' },
          ],
        },
      },
    },
  });
}
