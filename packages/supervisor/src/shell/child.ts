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
  /** Names the restart that is awaited, 0 when none is: a restart that was called off is then known. */
  retry: number;
  retryTimer: number;
}

export function createChild(spec: CheckedChild, input?: unknown): Child {
  return { spec, input, attempts: 0, incarnation: undefined, retry: 0, retryTimer: 0 };
}

/** As OTP shows it: a child that has died is up until its supervisor has handled that. */
export type ChildState = 'up' | 'down' | 'restarting';

export function stateOf(child: Child): ChildState {
  if (child.retry !== 0) return 'restarting';
  return child.incarnation?.hasStarted === true ? 'up' : 'down';
}
