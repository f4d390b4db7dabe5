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
}
