/**
 * Time as a port: whoever runs the supervisor (a kernel in virtual time, or `setTimeout`) gives it.
 * All times in ms. Timer ids are numbers of at least 1: 0 never names a timer.
 */
export interface Timers {
  now(): number;
  setTimer(delayMs: number, task: () => void): number;
  /** Ids that are unknown or have fired are ignored. */
  clearTimer(id: number): void;
}
