/** Time as a port: what a kernel, or a program's own timers, gives an actor. */
export interface Timers {
  /** Time in ms; it never runs backwards. */
  now(): number;
  /**
   * Runs `task` once, `delayMs` from now, and never before this call has returned.
   * @returns the timer's id, a number of at least 1; 0 never names a timer
   */
  setTimer(delayMs: number, task: () => void): number;
  /** Forgets a timer. An id that is unknown or fired is ignored. */
  clearTimer(id: number): void;
  /** Numbered timers, where the host has them: no closures and ids. Without it they are made of the others. */
  timers?(fire: (slot: number) => void): NumberedTimers;
}

/** Timers by number from 0, one at a time for each; `fire` is told the number of one that has come. */
export interface NumberedTimers {
  /** Arms a timer that is not armed. */
  arm(slot: number, delayMs: number): void;
  /** A timer that is not armed is left alone. */
  disarm(slot: number): void;
}
