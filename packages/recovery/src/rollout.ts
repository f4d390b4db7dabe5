import { assign, emit, setup } from 'xstate';
import { checkBetween, checkPositive, checkWhole } from './checks.ts';

export interface RolloutSettings {
  /** From the start of the machine to the start of the roll-out, ms. */
  readonly startMs: number;
  /** Each wave comes later and reaches more than the one before; a small first one is a canary. */
  readonly waves: readonly RolloutWave[];
  /** Absent: nothing is ever rolled back. */
  readonly gate?: RolloutGate;
  /** Somebody's alarm halts the waves that are still to come. */
  readonly haltOnAlarm: boolean;
}

export interface RolloutWave {
  /** Cumulated share of the clients that have it after this wave, 0..1. */
  readonly share: number;
  /** After the start of the roll-out, ms. */
  readonly afterMs: number;
}

export interface RolloutGate {
  /** Rolls back when the online share of the clients reached lies this far below that of the others in a sample. */
  readonly lossShareMax: number;
  /** After the last wave the gate watches so long and no longer, ms; for ever unless told. */
  readonly bakeMs?: number;
}

/** What the roll-out hears. */
export type RolloutEvent =
  /** One sample: by how much the clients reached are less often online than the others, 0..1. */
  | { readonly type: 'sample'; readonly lossShare: number }
  /** Somebody has noticed something. */
  | { readonly type: 'alarm' };

/** What the roll-out does; its host carries it out. */
export type RolloutCommand =
  | { readonly type: 'launched'; readonly wave: number; readonly share: number }
  | { readonly type: 'halted' }
  | { readonly type: 'rolledBack' };

function check({ startMs, waves, gate }: RolloutSettings): void {
  checkBetween('startMs', startMs, 0);
  checkWhole('waves.length', waves.length, 1);
  waves.forEach(({ share, afterMs }, i) => {
    checkBetween(`waves.${i}.share`, share, waves[i - 1]?.share ?? 0, 1);
    checkBetween(`waves.${i}.afterMs`, afterMs, waves[i - 1]?.afterMs ?? 0);
  });
  if (gate === undefined) return;
  checkBetween('gate.lossShareMax', gate.lossShareMax, 0, 1);
  if (gate.bakeMs !== undefined) checkPositive('gate.bakeMs', gate.bakeMs);
}

/**
 * A configuration on its way to all clients, in waves. With a health gate it rolls itself back; without one it goes on
 * until it is complete, or until somebody halts it. AWS AppConfig has 20 % every 6 min and 30 min of bake
 * (Linear20PercentEvery6Minutes), or 10 % for 20 min and 10 min of bake (Canary10Percent20Minutes).
 *
 * A gate helps only if a wave is small and the next one comes later than a sample is old; one wave for all is judged when
 * all have it. Rolling back does not end a storm that feeds itself already.
 * @throws RangeError that names the first wrong setting and the way out
 */
export function createRollout(settings: RolloutSettings) {
  check(settings);
  const { waves, gate, haltOnAlarm, startMs } = settings;
  const startOf = (wave: number) => startMs + (waves[wave]?.afterMs ?? 0);
  const bakeMs = gate?.bakeMs;
  return setup({
    types: {
      context: {} as { wave: number },
      events: {} as RolloutEvent,
      emitted: {} as RolloutCommand,
    },
    guards: {
      more: ({ context }) => context.wave < waves.length,
      bakes: () => bakeMs !== undefined,
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
      BAKE: bakeMs ?? 0,
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
      launching: {
        always: [
          { guard: 'more', target: 'waiting' },
          { guard: 'bakes', target: 'baking' },
          { target: 'complete' },
        ],
      },
      baking: { after: { BAKE: { target: 'complete' } } },
      halted: {},
      // What has been baked is not rolled back any more; without a bake the gate watches on.
      complete: { on: bakeMs === undefined ? {} : { sample: {} } },
      rolledBack: { on: { sample: {} } },
    },
  });
}
