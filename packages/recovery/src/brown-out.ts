import { assign, emit, setup } from 'xstate';
import { checkApart, checkBetween, checkWhole } from './checks.ts';
import type { SampleOf } from './signals.ts';
import { streak } from './streak.ts';

export interface BrownOutSettings {
  /** How many features can be switched off, the most dispensable first. */
  readonly features: number;
  /** Ill: less than this share of requests is answered in time. */
  readonly offBelowShare: number;
  /** Ill samples in a row that switch one more feature off. */
  readonly offSamples: number;
  /** Well: at least this share is answered in time ... */
  readonly onAboveShare: number;
  /** ... and at least this share of the clients is online. */
  readonly onAboveOnlineShare: number;
  /** Samples in a row that are well and switch one feature on again. */
  readonly onSamples: number;
}

export type BrownOutSample = SampleOf<'successShare' | 'onlineShare'>;

/** `feature` is its place in the order of switching off, from 0. */
export type BrownOutCommand =
  | { readonly type: 'featureOff'; readonly feature: number }
  | { readonly type: 'featureOn'; readonly feature: number };

function check(settings: BrownOutSettings): void {
  checkWhole('features', settings.features, 1);
  checkBetween('offBelowShare', settings.offBelowShare, 0, 1);
  checkWhole('offSamples', settings.offSamples, 1);
  checkBetween('onAboveShare', settings.onAboveShare, 0, 1);
  checkApart(['offBelowShare', settings.offBelowShare], ['onAboveShare', settings.onAboveShare]);
  checkBetween('onAboveOnlineShare', settings.onAboveOnlineShare, 0, 1);
  checkWhole('onSamples', settings.onSamples, 1);
}

/**
 * Brown-out: while the service that it guards does not answer, it switches features off, one after the other, so that
 * what they would have cost is left for what matters: presence and contact lists before sign-in. They come on again one
 * by one, the last first, when the service is well and the clients are back. Discord turned slash commands down while it
 * limited log-ins (26 January 2022); Skype took video off (December 2010).
 *
 * It hurts when it comes back too soon: everybody who came online without a feature asks for it at once, which is why
 * being well includes the clients and takes `onSamples`. It does nothing when the features do not cost what is scarce.
 * @throws RangeError that names the first wrong setting and the way out
 */
export function createBrownOut(settings: BrownOutSettings) {
  check(settings);
  const isIll = ({ successShare }: BrownOutSample) => successShare < settings.offBelowShare;
  const isWell = ({ successShare, onlineShare }: BrownOutSample) =>
    successShare >= settings.onAboveShare && onlineShare >= settings.onAboveOnlineShare;
  return setup({
    types: {
      context: {} as { ill: number; well: number; off: number },
      events: {} as BrownOutSample,
      emitted: {} as BrownOutCommand,
    },
    guards: {
      another: ({ context, event }) =>
        isIll(event) && context.ill + 1 >= settings.offSamples && context.off < settings.features,
      recovers: ({ context, event }) => isWell(event) && context.well + 1 >= settings.onSamples,
      recoversLast: ({ context, event }) =>
        isWell(event) && context.well + 1 >= settings.onSamples && context.off === 1,
    },
    actions: {
      count: assign({
        ill: ({ context, event }) => streak(isIll(event), context.ill),
        well: ({ context, event }) => streak(isWell(event), context.well),
      }),
      takeOff: assign({ off: ({ context }) => context.off + 1, ill: 0, well: 0 }),
      putOn: assign({ off: ({ context }) => context.off - 1, ill: 0, well: 0 }),
      sayOff: emit(({ context }) => ({ type: 'featureOff', feature: context.off - 1 })),
      sayOn: emit(({ context }) => ({ type: 'featureOn', feature: context.off })),
    },
  }).createMachine({
    id: 'brownOut',
    context: { ill: 0, well: 0, off: 0 },
    initial: 'full',
    states: {
      full: {
        on: {
          sample: [
            { guard: 'another', target: 'degraded', actions: ['takeOff', 'sayOff'] },
            { actions: 'count' },
          ],
        },
      },
      degraded: {
        on: {
          sample: [
            { guard: 'another', actions: ['takeOff', 'sayOff'] },
            { guard: 'recoversLast', target: 'full', actions: ['putOn', 'sayOn'] },
            { guard: 'recovers', actions: ['putOn', 'sayOn'] },
            { actions: 'count' },
          ],
        },
      },
    },
  });
}
