import { assign, emit, setup } from 'xstate';
import type { ConfigurationSpec } from '../spec.ts';

/** What the roll-out hears. */
export type RolloutEvent =
  /** One sample: by how much the clients reached are less often online than the others, 0..1. */
  | { readonly type: 'sample'; readonly lossShare: number }
  /** The operators have noticed something. */
  | { readonly type: 'alarm' };

/** What the roll-out does; the cluster carries it out. */
export type RolloutCommand =
  | { readonly type: 'launched'; readonly wave: number; readonly share: number }
  | { readonly type: 'halted' }
  | { readonly type: 'rolledBack' };

/**
 * A configuration on its way to all clients, in waves. With a health gate it rolls itself back; without one it goes on
 * until it is complete, or until somebody halts it.
 */
export function createRollout(spec: ConfigurationSpec) {
  const { waves, gate, haltOnAlarm, startMs } = spec;
  const startOf = (wave: number) => startMs + (waves[wave]?.afterMs ?? 0);
  return setup({
    types: {
      context: {} as { wave: number },
      events: {} as RolloutEvent,
      emitted: {} as RolloutCommand,
    },
    guards: {
      more: ({ context }) => context.wave < waves.length,
      lossy: ({ context, event }) =>
        event.type === 'sample' &&
        gate !== undefined &&
        context.wave > 0 &&
        event.lossShare > gate.lossShareMax,
      halting: () => haltOnAlarm,
    },
    actions: {
      launch: emit(({ context }) => ({
        type: 'launched',
        wave: context.wave,
        share: waves[context.wave]?.share ?? 1,
      })),
      next: assign({ wave: ({ context }) => context.wave + 1 }),
      sayHalted: emit({ type: 'halted' }),
      sayRolledBack: emit({ type: 'rolledBack' }),
    },
    delays: {
      NEXT_WAVE: ({ context }) =>
        startOf(context.wave) - (context.wave === 0 ? 0 : startOf(context.wave - 1)),
    },
  }).createMachine({
    id: 'rollout',
    context: { wave: 0 },
    initial: 'waiting',
    on: { sample: { guard: 'lossy', target: '.rolledBack', actions: 'sayRolledBack' } },
    states: {
      waiting: {
        after: { NEXT_WAVE: { target: 'launching', actions: ['launch', 'next'] } },
        on: { alarm: { guard: 'halting', target: 'halted', actions: 'sayHalted' } },
      },
      launching: { always: [{ guard: 'more', target: 'waiting' }, { target: 'complete' }] },
      halted: {},
      complete: {},
      rolledBack: { on: { sample: {} } },
    },
  });
}
