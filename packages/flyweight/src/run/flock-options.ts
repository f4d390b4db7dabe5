import type { EventObject } from 'xstate';
import type { Kernel } from '@squall/kernel';
import type { Timers } from '../timers.ts';

export interface FlockOptions<TEmitted extends EventObject = EventObject> {
  /** How many actors; they are numbered from 0. */
  readonly size: number;
  /** The input of an actor; absent: none. */
  inputOf?(actor: number): unknown;
  /** The host's time: a kernel, or any other timers. Absent: the flock keeps its own, which `advanceTo` moves. */
  readonly timers?: Kernel | Timers;
  /** For a flock with a time of its own: how finely timers are sorted ahead, ms; 1 unless told. Speed only. */
  readonly tickMs?: number;
  /**
   * Steps after which a way through the machine is written as JavaScript, which makes it several times faster; 100 unless
   * told, Infinity for never. Where a content security policy forbids it, no way is written.
   */
  readonly generateAfter?: number;
  /** An actor emitted; called at the end of its step, in order. */
  emitted?(actor: number, event: TEmitted): void;
  /** An actor is in another configuration now; called at the end of its step. */
  onTransition?(actor: number, from: number, to: number): void;
  /** The machine of an actor threw: it is in status `error` and hears nothing any more. */
  failed(actor: number, error: unknown): void;
}

export type ActorStatus = 'active' | 'done' | 'error' | 'stopped';

/** A timer that runs: the event that it will send, and the id that XState knows it by. */
export interface PendingTimer {
  readonly event: EventObject;
  readonly id: string;
  readonly remainingMs: number;
}
