import type { StampLayout } from '@squall/kernel';

/** Timers by slot: whoever keeps time for a flock. */
export interface Alarm {
  now(): number;
  /** @throws RangeError when the delay is not a time that can be waited for */
  arm(slot: number, delayMs: number): void;
  /** A slot that is not armed is left alone. */
  disarm(slot: number): void;
  /** When it is due, ms; NaN when it is not armed. */
  dueMs(slot: number): number;
  /** Makes room for slots below this number. */
  grow(slots: number): void;
  /** What it keeps of each slot may lie among the records of the actors, if it keeps but a word. */
  keepStampsIn?(layout: StampLayout): void;
  readonly bytes: number;
}

export type Fire = (slot: number) => void;
/** An alarm of its own for each kind of timers. */
export type CreateAlarm = (fire: Fire) => Alarm;
