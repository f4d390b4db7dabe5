import { assign, emit, setup } from 'xstate';

/** What a staged restart hears. */
export type StagedRestartEvent =
  /** One sample, late: 1 when what its gate watches answers. */
  | { readonly type: 'sample'; readonly healthy: 0 | 1 }
  /** An instance that was taken is up again. */
  | { readonly type: 'up' };

/** What it does; the cluster carries it out. */
export type StagedRestartCommand =
  /** The next instance is drained and restarted, counted from 0. */
  { readonly type: 'taken'; readonly instance: number } | { readonly type: 'completed' };

export interface StagedRestartSettings {
  readonly instances: number;
  readonly instancesPerMinute: number;
  /** At most so many are away at once. */
  readonly unavailableMax?: number | undefined;
}

const minuteMs = 60_000;

/**
 * A fleet restarted instance by instance, at a pace of k per minute, never more than so many away at once, and none as long
 * as the samples are bad. It hurts when the pace is more than those who come back can be let in with: each instance throws
 * its clients out, and the storm of the one meets that of the next. A gate that sees the storm late stops too late.
 */
export function createStagedRestart(settings: StagedRestartSettings) {
  const { instances, instancesPerMinute, unavailableMax = instances } = settings;
  return setup({
    types: {
      context: {} as { taken: number; back: number; healthy: 0 | 1 },
      events: {} as StagedRestartEvent,
      emitted: {} as StagedRestartCommand,
    },
    guards: {
      allTaken: ({ context }) => context.taken >= instances,
      mayTake: ({ context }) =>
        context.healthy === 1 && context.taken - context.back < unavailableMax,
      allBack: ({ context }) => context.back >= instances,
    },
    actions: {
      take: assign({ taken: ({ context }) => context.taken + 1 }),
      sayTaken: emit(({ context }) => ({ type: 'taken', instance: context.taken })),
      countBack: assign({
        back: ({ context }) => Math.min(context.taken, context.back + 1),
      }),
      look: assign({
        healthy: ({ context, event }) =>
          event.type === 'sample' ? event.healthy : context.healthy,
      }),
      sayCompleted: emit({ type: 'completed' }),
    },
    delays: { PACE: minuteMs / instancesPerMinute },
  }).createMachine({
    id: 'stagedRestart',
    context: { taken: 0, back: 0, healthy: 1 },
    initial: 'ready',
    on: { up: { actions: 'countBack' }, sample: { actions: 'look' } },
    states: {
      ready: {
        always: [
          { guard: 'allTaken', target: 'waiting' },
          { guard: 'mayTake', target: 'pacing', actions: ['sayTaken', 'take'] },
        ],
      },
      pacing: { after: { PACE: { target: 'ready' } } },
      waiting: { always: { guard: 'allBack', target: 'complete', actions: 'sayCompleted' } },
      complete: {},
    },
  });
}
