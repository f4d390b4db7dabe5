import type { EventObject, Expression } from '../xstate-shapes.ts';

/** One use of a guard in the machine. */
export interface GuardSite {
  readonly run: Expression;
  readonly params: unknown;
}

/** What an action does. `after` timers are raises, too: XState makes them so. */
export const actionKinds = {
  assign: 0,
  assignEach: 1,
  custom: 2,
  emit: 3,
  raise: 4,
  cancel: 5,
} as const;
export type ActionKind = (typeof actionKinds)[keyof typeof actionKinds];

/** One use of an action in the machine. All share one shape, so that the engine reads them at one speed. */
export interface ActionSite {
  readonly index: number;
  readonly kind: ActionKind;
  /** For messages: where it stands. */
  readonly where: string;
  readonly params: unknown;
  /** The user's function: of a custom action, an assign, an emit, a raise, a cancel; undefined when it is a constant. */
  readonly run: Expression | undefined;
  /** `assign({ ... })`: each key with its function or constant. */
  readonly each: readonly (readonly [string, unknown])[];
  /** What is emitted or raised when `run` is undefined. */
  readonly event: EventObject;
  readonly delay: Expression | number | undefined;
  /** Of a delayed raise or a cancel; undefined when it has none or it is found by `run`. */
  readonly id: string | undefined;
  /** The timer lane of an `after`, -1 for everything else. */
  lane: number;
}

export const noEvent: EventObject = { type: '' };
