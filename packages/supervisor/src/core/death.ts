import type { ExitReason } from '../reason.ts';

/** EXTENSION: the death for good of a child, as a value: it failed more often than its limit allows. */
export interface Death {
  readonly id: string;
  /** Why it ended, or could not start, the last time. */
  readonly reason: ExitReason;
  /** When its supervisor abandoned it, ms of the timers port. */
  readonly atMs: number;
  /** Start attempts in all. */
  readonly attempts: number;
}
