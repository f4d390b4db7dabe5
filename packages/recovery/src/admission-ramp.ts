import { assign, emit, setup } from 'xstate';
import { checkBetween, checkPositive, checkWhole } from './checks.ts';
import type { SampleOf } from './signals.ts';
import { streak } from './streak.ts';

/** Rates in requests per second and 1,000 clients, so that the same figures fit a cell of any size. */
export interface AdmissionRampSettings {
  /** An alarming sample: what is watched answers less than this share in time. */
  readonly alarmBelowShare: number;
  /** Alarming samples in a row that close the door. */
  readonly alarmSamples: number;
  /** From the alarm until the door is closed, ms. */
  readonly reactionMs: number;
  /** Rate at which the door closes, and which it never falls below. */
  readonly startPerThousandPerSecond: number;
  /** The highest rate of the ramp. Cloudflare's advice for its Waiting Room: 75 % of what the origin can take. */
  readonly endPerThousandPerSecond: number;
  /** Rate factor of a healthy sample, at least 1. */
  readonly raise: number;
  /** Rate factor of another, above 0 and at most 1. */
  readonly lower: number;
  /** Healthy: everything behind the door answers at least this share in time. Crowded: the door itself does not. */
  readonly healthyShare: number;
  /** Calm samples in a row, healthy and not crowded, that open the door; 1 unless told. */
  readonly calmSamples?: number;
}

export type AdmissionRampSample = SampleOf<'successShare' | 'behindShare' | 'watchedShare'>;

export type AdmissionRampCommand =
  | { readonly type: 'doorSet'; readonly perThousandPerSecond: number }
  | { readonly type: 'doorOpened' };

function check(settings: AdmissionRampSettings): void {
  checkBetween('alarmBelowShare', settings.alarmBelowShare, 0, 1);
  checkWhole('alarmSamples', settings.alarmSamples, 1);
  checkBetween('reactionMs', settings.reactionMs, 0);
  checkPositive('startPerThousandPerSecond', settings.startPerThousandPerSecond);
  checkBetween(
    'endPerThousandPerSecond',
    settings.endPerThousandPerSecond,
    settings.startPerThousandPerSecond,
  );
  checkBetween('raise', settings.raise, 1);
  checkPositive('lower', settings.lower);
  checkBetween('lower', settings.lower, 0, 1);
  checkBetween('healthyShare', settings.healthyShare, 0, 1);
  checkWhole('calmSamples', settings.calmSamples ?? 1, 1);
}

/**
 * Admission ramp, or waiting room: closes the door of a cluster that does not answer, then lets in at a rate that rises
 * while the services behind the door answer and falls when they do not (multiplicative), and opens it when hardly anybody
 * is turned away any more. So Slack (22 February 2022), Discord (2022, 2023) and Canva (12 November 2024) came back.
 *
 * It hurts when the ramp outruns what is known: with samples that are `d` ms old the rate has risen `d / window` times
 * before the first harm is seen, so `raise` has to be the smaller the older they are. It hurts when the ramp ends above
 * what the services can take, and it costs when it ends far below: those outside wait for nothing.
 * @throws RangeError that names the first wrong setting and the way out
 */
export function createAdmissionRamp(settings: AdmissionRampSettings) {
  check(settings);
  const { startPerThousandPerSecond: startRate, endPerThousandPerSecond: endRate } = settings;
  const isAlarming = ({ watchedShare }: AdmissionRampSample) =>
    watchedShare < settings.alarmBelowShare;
  const { calmSamples = 1 } = settings;
  const isHealthy = ({ behindShare }: AdmissionRampSample) => behindShare >= settings.healthyShare;
  const isCalm = (sample: AdmissionRampSample) =>
    isHealthy(sample) && sample.successShare >= settings.healthyShare;
  return setup({
    types: {
      context: {} as { alarming: number; calm: number; perThousandPerSecond: number },
      events: {} as AdmissionRampSample,
      emitted: {} as AdmissionRampCommand,
    },
    guards: {
      alarmed: ({ context, event }) =>
        isAlarming(event) && context.alarming + 1 >= settings.alarmSamples,
      calm: ({ context, event }) => isCalm(event) && context.calm + 1 >= calmSamples,
      healthy: ({ event }) => isHealthy(event),
    },
    actions: {
      count: assign({
        alarming: ({ context, event }) => streak(isAlarming(event), context.alarming),
        calm: ({ context, event }) => streak(isCalm(event), context.calm),
      }),
      forget: assign({ alarming: 0, calm: 0 }),
      close: assign({ perThousandPerSecond: startRate, calm: 0 }),
      raise: assign({
        perThousandPerSecond: ({ context }) =>
          Math.min(endRate, context.perThousandPerSecond * settings.raise),
      }),
      lower: assign({
        perThousandPerSecond: ({ context }) =>
          Math.max(startRate, context.perThousandPerSecond * settings.lower),
      }),
      sayDoorSet: emit(({ context }) => ({
        type: 'doorSet',
        perThousandPerSecond: context.perThousandPerSecond,
      })),
      sayDoorOpened: emit({ type: 'doorOpened' }),
    },
    delays: { REACTION: settings.reactionMs },
  }).createMachine({
    id: 'admissionRamp',
    context: { alarming: 0, calm: 0, perThousandPerSecond: endRate },
    initial: 'open',
    states: {
      open: {
        on: {
          sample: [{ guard: 'alarmed', target: 'closing', actions: 'count' }, { actions: 'count' }],
        },
      },
      closing: {
        on: { sample: { actions: 'count' } },
        after: { REACTION: { target: 'readmitting', actions: ['close', 'sayDoorSet'] } },
      },
      readmitting: {
        on: {
          sample: [
            { guard: 'calm', target: 'open', actions: ['forget', 'sayDoorOpened'] },
            { guard: 'healthy', actions: ['count', 'raise', 'sayDoorSet'] },
            { actions: ['count', 'lower', 'sayDoorSet'] },
          ],
        },
      },
    },
  });
}
