/** Time as a port: all that an actor, a policy or an adapter needs to know about a kernel. */
export interface Timers {
  /** Virtual time in ms. */
  now(): number;
  /**
   * Runs `task` once, `delayMs` from now.
   * @returns the timer's id, a number of at least 1; 0 never names a timer
   */
  setTimer(delayMs: number, task: () => void): number;
  /** Forgets a timer. An id that is unknown, fired or cancelled is ignored. */
  clearTimer(id: number): void;
}
