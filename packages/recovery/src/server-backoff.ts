import { assign, emit, setup } from 'xstate';
import { checkApart, checkBetween, checkWhole } from './checks.ts';
import type { SampleOf } from './signals.ts';
import { streak } from './streak.ts';

export interface ServerBackoffSettings {
  /** Asked of the luckiest, ms. */
  readonly fromMs?: number;
  /** Asked of the unluckiest at first, ms. */
  readonly toMs?: number;
  /** What it may become, ms. */
  readonly toMaxMs: number;
  /** Factor by which `toMs` grows while too many are turned away, at least 1. */
  readonly widen: number;
  /** Crowded: more than this share is turned away. */
  readonly askAboveRejectedShare: number;
  /** Crowded samples in a row that make it ask, or ask for more. */
  readonly askSamples: number;
  /** Calm: less than this share is. */
  readonly calmBelowRejectedShare: number;
  /** Calm samples in a row after which it asks for nothing. */
  readonly calmSamples: number;
}

/** WebSocket close code 1012, service restart: come back after a random 5 to 30 s (IANA WebSocket registry). */
export const serverBackoffDefaults = { fromMs: 5000, toMs: 30_000 } as const;

export type ServerBackoffSample = SampleOf<'rejectedShare'>;

export type ServerBackoffCommand =
  /** Whoever is turned away is told to wait, each a time of his own, evenly spread. */
  | { readonly type: 'retryAfterSet'; readonly fromMs: number; readonly toMs: number }
  | { readonly type: 'retryAfterCleared' };

function check(given: Required<ServerBackoffSettings>): void {
  checkBetween('fromMs', given.fromMs, 0);
  checkBetween('toMs', given.toMs, given.fromMs);
  checkBetween('toMaxMs', given.toMaxMs, given.toMs);
  checkBetween('widen', given.widen, 1);
  checkBetween('askAboveRejectedShare', given.askAboveRejectedShare, 0, 1);
  checkBetween('calmBelowRejectedShare', given.calmBelowRejectedShare, 0, 1);
  checkApart(
    ['calmBelowRejectedShare', given.calmBelowRejectedShare],
    ['askAboveRejectedShare', given.askAboveRejectedShare],
  );
  checkWhole('askSamples', given.askSamples, 1);
  checkWhole('calmSamples', given.calmSamples, 1);
}

/**
 * Server-directed back-off: the server tells those whom it turns away when to come back, each at a time of his own, and
 * widens the spread until hardly anybody is turned away. It knows what no client can: how many they are. As Retry-After of
 * HTTP, `grpc-retry-pushback-ms`, or WebSocket's 1012.
 *
 * Wide enough is: those outside / (to − from) ≤ what is free. Without spread (`toMs` = `fromMs`) all come back at the same
 * moment, and the server has made the wave itself. Clients that do not obey, as old ones do not, make it useless.
 * @throws RangeError that names the first wrong setting and the way out
 */
export function createServerBackoff(settings: ServerBackoffSettings) {
  const given = { ...serverBackoffDefaults, ...settings };
  check(given);
  const isCrowded = ({ rejectedShare }: ServerBackoffSample) =>
    rejectedShare > given.askAboveRejectedShare;
  const isCalm = ({ rejectedShare }: ServerBackoffSample) =>
    rejectedShare < given.calmBelowRejectedShare;
  return setup({
    types: {
      context: {} as { crowded: number; calm: number; toMs: number },
      events: {} as ServerBackoffSample,
      emitted: {} as ServerBackoffCommand,
    },
    guards: {
      asks: ({ context, event }) => isCrowded(event) && context.crowded + 1 >= given.askSamples,
      widens: ({ context, event }) =>
        isCrowded(event) &&
        context.crowded + 1 >= given.askSamples &&
        context.toMs * given.widen > context.toMs &&
        context.toMs < given.toMaxMs,
      clears: ({ context, event }) => isCalm(event) && context.calm + 1 >= given.calmSamples,
    },
    actions: {
      count: assign({
        crowded: ({ context, event }) => streak(isCrowded(event), context.crowded),
        calm: ({ context, event }) => streak(isCalm(event), context.calm),
      }),
      widen: assign({
        toMs: ({ context }) => Math.min(given.toMaxMs, context.toMs * given.widen),
        crowded: 0,
        calm: 0,
      }),
      begin: assign({ toMs: given.toMs, crowded: 0, calm: 0 }),
      sayRetryAfter: emit(({ context }) => ({
        type: 'retryAfterSet',
        fromMs: given.fromMs,
        toMs: context.toMs,
      })),
      sayCleared: emit({ type: 'retryAfterCleared' }),
    },
  }).createMachine({
    id: 'serverBackoff',
    context: { crowded: 0, calm: 0, toMs: given.toMs },
    initial: 'silent',
    states: {
      silent: {
        on: {
          sample: [
            { guard: 'asks', target: 'asking', actions: ['begin', 'sayRetryAfter'] },
            { actions: 'count' },
          ],
        },
      },
      asking: {
        on: {
          sample: [
            { guard: 'widens', actions: ['widen', 'sayRetryAfter'] },
            { guard: 'clears', target: 'silent', actions: ['begin', 'sayCleared'] },
            { actions: 'count' },
          ],
        },
      },
    },
  });
}
