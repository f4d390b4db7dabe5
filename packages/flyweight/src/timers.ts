/** Time as a port: what a kernel, or a program's own timers, gives a flock. Ids are numbers of at least 1. */
export interface Timers {
  /** ms */
  now(): number;
  setTimer(delayMs: number, task: () => void): number;
  /** Unknown or fired ids are ignored. */
  clearTimer(id: number): void;
}
