import { assign, emit, setup } from 'xstate';

/** What an evacuation is told once per sample, late. */
export interface EvacuationSample {
  readonly type: 'sample';
  /** 1 when the alarm's condition holds in the cell that is watched. */
  readonly alarming: 0 | 1;
  /** 1 when the services of the other cell answer. */
  readonly healthy: 0 | 1;
}

/** What it does; the cluster carries it out. */
export type EvacuationCommand =
  | { readonly type: 'decided' }
  /** From now on this share of the cell's clients is served by the other cell, 0..1. */
  | { readonly type: 'moved'; readonly share: number };

export interface EvacuationSettings {
  /** Alarming samples in a row that make an alarm. */
  readonly samples: number;
  readonly reactionMs: number;
  readonly steps: number;
  readonly stepMs: number;
}

/**
 * Sends the clients of a cell that fails to another cell, part by part, and waits whenever that one suffers. It hurts when
 * it is done at once, or into a cell without room: then the storm of the one cell becomes that of both. It does not send
 * them back.
 */
export function createEvacuation({ samples, reactionMs, steps, stepMs }: EvacuationSettings) {
  return setup({
    types: {
      context: {} as { alarming: number; moved: number; healthy: 0 | 1 },
      events: {} as EvacuationSample,
      emitted: {} as EvacuationCommand,
    },
    guards: {
      alarmed: ({ context, event }) => event.alarming === 1 && context.alarming + 1 >= samples,
      allMoved: ({ context }) => context.moved >= steps,
      healthy: ({ context }) => context.healthy === 1,
    },
    actions: {
      look: assign({
        alarming: ({ context, event }) => (event.alarming === 1 ? context.alarming + 1 : 0),
        healthy: ({ event }) => event.healthy,
      }),
      move: assign({ moved: ({ context }) => context.moved + 1 }),
      sayDecided: emit({ type: 'decided' }),
      sayMoved: emit(({ context }) => ({ type: 'moved', share: context.moved / steps })),
    },
    delays: { REACTION: reactionMs, STEP: stepMs },
  }).createMachine({
    id: 'evacuation',
    context: { alarming: 0, moved: 0, healthy: 1 },
    initial: 'watching',
    on: { sample: { actions: 'look' } },
    states: {
      watching: {
        on: {
          sample: [
            { guard: 'alarmed', target: 'deciding', actions: ['look', 'sayDecided'] },
            { actions: 'look' },
          ],
        },
      },
      deciding: { after: { REACTION: { target: 'moving' } } },
      moving: {
        always: [
          { guard: 'allMoved', target: 'evacuated' },
          { guard: 'healthy', target: 'waiting', actions: ['move', 'sayMoved'] },
        ],
      },
      waiting: { after: { STEP: { target: 'moving' } } },
      evacuated: {},
    },
  });
}
