import { assign, emit, setup } from 'xstate';
import { checkApart, checkBetween, checkWhole } from './checks.ts';
import type { SampleOf } from './signals.ts';
import { streak } from './streak.ts';

export interface PrioritySheddingSettings {
  /** Overloaded: a request waits longer than this, ms. */
  readonly overloadedAboveWaitMs?: number;
  /** Calm: it waits less than this, ms. */
  readonly calmBelowWaitMs?: number;
  /** Overloaded samples in a row that raise the floor by one priority. */
  readonly raiseSamples?: number;
  /** Calm samples in a row that lower it by one. */
  readonly lowerSamples?: number;
  /** The highest floor, 1 to 7: requests of this priority and above are never shed. */
  readonly floorMax: number;
}

/**
 * Overload is a mean wait above 20 ms, and the way down is five times as slow as the way up: DAGOR (Zhou et al., SoCC
 * 2018) lets in 5 % fewer in an overloaded window and 1 % more in another. That calm is half of overload is our own.
 */
export const prioritySheddingDefaults = {
  overloadedAboveWaitMs: 20,
  calmBelowWaitMs: 10,
  raiseSamples: 1,
  lowerSamples: 5,
} as const;

export type PrioritySheddingSample = SampleOf<'waitMs'>;

/** Requests of a lower priority are turned away from now on; 0: nobody is. */
export type PrioritySheddingCommand = { readonly type: 'shedBelow'; readonly priority: number };

/**
 * Load shedding by priority: while requests wait too long it turns away one more priority after the other, the lowest
 * first, and lets them in again one by one when the wait is short. What a few important requests need is kept free for
 * them, as at WeChat (DAGOR), or at Netflix, where what users had asked for stayed above 99.4 % available in a spike.
 *
 * It hurts when priorities are wrong: those that are shed must be the ones that can wait, and a request that is needed to
 * come online is not one of them. It does nothing for a crowd of one priority, and with `lowerSamples` shorter than a
 * client's back-off it lets in those whom it has just turned away.
 * @throws RangeError that names the first wrong setting and the way out
 */
export function createPriorityShedding(settings: PrioritySheddingSettings) {
  const given = { ...prioritySheddingDefaults, ...settings };
  checkBetween('overloadedAboveWaitMs', given.overloadedAboveWaitMs, 0);
  checkBetween('calmBelowWaitMs', given.calmBelowWaitMs, 0);
  checkApart(
    ['calmBelowWaitMs', given.calmBelowWaitMs],
    ['overloadedAboveWaitMs', given.overloadedAboveWaitMs],
  );
  checkWhole('raiseSamples', given.raiseSamples, 1);
  checkWhole('lowerSamples', given.lowerSamples, 1);
  checkWhole('floorMax', given.floorMax, 1, 7);
  const isOverloaded = ({ waitMs }: PrioritySheddingSample) => waitMs > given.overloadedAboveWaitMs;
  const isCalm = ({ waitMs }: PrioritySheddingSample) => waitMs < given.calmBelowWaitMs;
  return setup({
    types: {
      context: {} as { overloaded: number; calm: number; floor: number },
      events: {} as PrioritySheddingSample,
      emitted: {} as PrioritySheddingCommand,
    },
    guards: {
      rises: ({ context, event }) =>
        isOverloaded(event) &&
        context.overloaded + 1 >= given.raiseSamples &&
        context.floor < given.floorMax,
      falls: ({ context, event }) => isCalm(event) && context.calm + 1 >= given.lowerSamples,
      fallsToNothing: ({ context, event }) =>
        isCalm(event) && context.calm + 1 >= given.lowerSamples && context.floor === 1,
    },
    actions: {
      count: assign({
        overloaded: ({ context, event }) => streak(isOverloaded(event), context.overloaded),
        calm: ({ context, event }) => streak(isCalm(event), context.calm),
      }),
      raise: assign({ floor: ({ context }) => context.floor + 1, overloaded: 0, calm: 0 }),
      lower: assign({ floor: ({ context }) => context.floor - 1, overloaded: 0, calm: 0 }),
      sayFloor: emit(({ context }) => ({ type: 'shedBelow', priority: context.floor })),
    },
  }).createMachine({
    id: 'priorityShedding',
    context: { overloaded: 0, calm: 0, floor: 0 },
    initial: 'open',
    states: {
      open: {
        on: {
          sample: [
            { guard: 'rises', target: 'shedding', actions: ['raise', 'sayFloor'] },
            { actions: 'count' },
          ],
        },
      },
      shedding: {
        on: {
          sample: [
            { guard: 'rises', actions: ['raise', 'sayFloor'] },
            { guard: 'fallsToNothing', target: 'open', actions: ['lower', 'sayFloor'] },
            { guard: 'falls', actions: ['lower', 'sayFloor'] },
            { actions: 'count' },
          ],
        },
      },
    },
  });
}
