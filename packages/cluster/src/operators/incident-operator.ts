import { assign, emit, setup } from 'xstate';

/** What an incident operator is told once per sample (late), as numbers. */
export interface OperatorSample {
  readonly type: 'sample';
  /** 1 when the alarm's condition holds in this sample. */
  readonly alarming: 0 | 1;
  /** 1 when the services behind the door answer. */
  readonly healthy: 0 | 1;
  /** 1 when the door turns many away: opened now, it would let a crowd in. */
  readonly crowded: 0 | 1;
}

/** What an incident operator does; the cluster carries it out. */
export type OperatorCommand =
  | { readonly type: 'detected' }
  | { readonly type: 'doorSet'; readonly perThousandPerSecond: number }
  | { readonly type: 'doorOpened' }
  | { readonly type: 'mended' };

export interface IncidentOperatorSettings {
  /** Alarming samples in a row that make an alarm. */
  readonly samples: number;
  readonly diagnosisMs: number;
  /** Absent: the door is never touched. */
  readonly ramp?: {
    readonly reactionMs: number;
    readonly startPerThousandPerSecond: number;
    readonly endPerThousandPerSecond: number;
    readonly raise: number;
    readonly lower: number;
  };
}

/**
 * The people on call in one cell, as a machine with two concerns side by side: find and mend the cause; close the door,
 * then re-admit at a rate that rises while the services behind it answer and falls when they do not (multiplicative),
 * and open it when nobody waits there any more.
 * It sees samples, late, never the model's insides.
 */
export function createIncidentOperator(settings: IncidentOperatorSettings) {
  const { ramp } = settings;
  const closedRate = ramp?.startPerThousandPerSecond ?? 0;
  const openRate = ramp?.endPerThousandPerSecond ?? 0;
  return setup({
    types: {
      context: {} as { alarming: number; perThousandPerSecond: number },
      events: {} as OperatorSample,
      emitted: {} as OperatorCommand,
    },
    guards: {
      alarmed: ({ context, event }) =>
        event.alarming === 1 && context.alarming + 1 >= settings.samples,
      alarmedWithDoor: ({ context, event }) =>
        ramp !== undefined && event.alarming === 1 && context.alarming + 1 >= settings.samples,
      calm: ({ event }) => event.healthy === 1 && event.crowded === 0,
      healthy: ({ event }) => event.healthy === 1,
    },
    actions: {
      count: assign({
        alarming: ({ context, event }) => (event.alarming === 1 ? context.alarming + 1 : 0),
      }),
      close: assign({ perThousandPerSecond: closedRate }),
      raise: assign({
        perThousandPerSecond: ({ context }) =>
          Math.min(openRate, context.perThousandPerSecond * (ramp?.raise ?? 1)),
      }),
      lower: assign({
        perThousandPerSecond: ({ context }) =>
          Math.max(closedRate, context.perThousandPerSecond * (ramp?.lower ?? 1)),
      }),
      sayDetected: emit({ type: 'detected' }),
      sayMended: emit({ type: 'mended' }),
      sayDoorSet: emit(({ context }) => ({
        type: 'doorSet',
        perThousandPerSecond: context.perThousandPerSecond,
      })),
      sayDoorOpened: emit({ type: 'doorOpened' }),
    },
    delays: { REACTION: ramp?.reactionMs ?? 0, DIAGNOSIS: settings.diagnosisMs },
  }).createMachine({
    id: 'incidentOperator',
    context: { alarming: 0, perThousandPerSecond: openRate },
    type: 'parallel',
    states: {
      signal: { on: { sample: { actions: 'count' } } },
      cause: {
        initial: 'watching',
        states: {
          watching: {
            on: {
              sample: { guard: 'alarmed', target: 'diagnosing', actions: 'sayDetected' },
            },
          },
          diagnosing: { after: { DIAGNOSIS: { target: 'mended', actions: 'sayMended' } } },
          mended: {},
        },
      },
      door: {
        initial: 'open',
        states: {
          open: { on: { sample: { guard: 'alarmedWithDoor', target: 'closing' } } },
          closing: {
            after: { REACTION: { target: 'readmitting', actions: ['close', 'sayDoorSet'] } },
          },
          readmitting: {
            on: {
              sample: [
                { guard: 'calm', target: 'open', actions: 'sayDoorOpened' },
                { guard: 'healthy', actions: ['raise', 'sayDoorSet'] },
                { actions: ['lower', 'sayDoorSet'] },
              ],
            },
          },
        },
      },
    },
  });
}
