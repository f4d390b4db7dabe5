import { NO_RESTARTS, type RestartStamps } from '../core/restart-window.ts';
import type { ExitReason } from '../reason.ts';
import type { CheckedChild } from '../spec/checked.ts';
import type { Incarnation } from './incarnation.ts';

/** One line of a supervisor's list. */
export interface Child {
  readonly spec: CheckedChild;
  /** What each start of a pool's instance is given. */
  readonly input: unknown;
  /** Start attempts so far. */
  attempts: number;
  /** The current one; it may have died without the supervisor's having handled that. */
  incarnation: Incarnation | undefined;
  /** Its restart is to be asked for again, by a message that is under way or by a timer. */
  awaitsRestart: boolean;
  /** The timer of that restart; 0 when there is none. */
  retryTimer: number;
  /** Restarts in a row that came to nothing lasting: what a back-off grows by. */
  failures: number;
  /** Why it ended, or could not start, the last time. */
  lastReason: ExitReason;
  /** Restarts of this child alone that still count; kept only where `onExceeded` is 'abandon'. */
  stamps: RestartStamps;
}

export function createChild(spec: CheckedChild, input?: unknown): Child {
  return {
    spec,
    input,
    attempts: 0,
    incarnation: undefined,
    awaitsRestart: false,
    retryTimer: 0,
    failures: 0,
    lastReason: '',
    stamps: NO_RESTARTS,
  };
}

/** As OTP shows it: a child that has died is up until its supervisor has handled that. */
export type ChildState = 'up' | 'down' | 'restarting';

export function stateOf(child: Child): ChildState {
  if (child.awaitsRestart) return 'restarting';
  return child.incarnation?.hasStarted === true ? 'up' : 'down';
}
