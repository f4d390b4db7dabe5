import { assign, emit, setup } from 'xstate';

/** What an incident operator is told once per sample (late), as numbers. */
export interface OperatorSample {
  readonly type: 'sample';
  /** 1 when the alarm's condition holds in this sample. */
  readonly alarming: 0 | 1;
}

/** What an incident operator does; the cluster carries it out. */
export type OperatorCommand = { readonly type: 'detected' } | { readonly type: 'mended' };

export interface IncidentOperatorSettings {
  /** Alarming samples in a row that make an alarm. */
  readonly samples: number;
  readonly diagnosisMs: number;
}

/**
 * The people on call in one cell, as a machine: they notice, find the cause and mend it. The door that they close
 * meanwhile is an admission ramp, an actor of its own. They see samples, late, never the model's insides.
 */
export function createIncidentOperator(settings: IncidentOperatorSettings) {
  return setup({
    types: {
      context: {} as { alarming: number },
      events: {} as OperatorSample,
      emitted: {} as OperatorCommand,
    },
    guards: {
      alarmed: ({ context, event }) =>
        event.alarming === 1 && context.alarming + 1 >= settings.samples,
    },
    actions: {
      count: assign({
        alarming: ({ context, event }) => (event.alarming === 1 ? context.alarming + 1 : 0),
      }),
      sayDetected: emit({ type: 'detected' }),
      sayMended: emit({ type: 'mended' }),
    },
    delays: { DIAGNOSIS: settings.diagnosisMs },
  }).createMachine({
    id: 'incidentOperator',
    context: { alarming: 0 },
    initial: 'watching',
    states: {
      watching: {
        on: {
          sample: [
            { guard: 'alarmed', target: 'diagnosing', actions: 'sayDetected' },
            { actions: 'count' },
          ],
        },
      },
      diagnosing: { after: { DIAGNOSIS: { target: 'mended', actions: 'sayMended' } } },
      mended: {},
    },
  });
}
