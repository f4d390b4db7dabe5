import type { ExitReason } from './reason.ts';

/** What every event carries: when (ms of the timers port), and which supervisor speaks. */
interface Origin {
  readonly atMs: number;
  readonly supervisor: string;
}

/** One start attempt: `attempt` counts 1, 2, ... for as long as the child is in the supervisor's list. */
interface Attempt extends Origin {
  readonly id: string;
  readonly attempt: number;
}

/** A child's start succeeded. */
export interface ChildStarted extends Attempt {
  readonly kind: 'started';
}

/** A child's start said that there is nothing to start. */
export interface ChildIgnored extends Attempt {
  readonly kind: 'ignored';
}

/** A child could not start. `detail` is what was thrown, if anything was. */
export interface ChildStartFailed extends Attempt {
  readonly kind: 'startFailed';
  readonly reason: ExitReason;
  readonly detail?: unknown;
}

/** A child that had started has ended, whatever the cause; the supervisor may learn of it later. */
export interface ChildExited extends Attempt {
  readonly kind: 'exited';
  readonly reason: ExitReason;
  readonly detail?: unknown;
}

/** A restart was counted and begins: of this child, and of its group as the strategy says. */
export interface ChildRestarting extends Origin {
  readonly kind: 'restarting';
  readonly id: string;
  /** Restarts in the window, this one included: at most `intensity`. */
  readonly restarts: number;
}

/** EXTENSION: a restart is asked for and waits. */
export interface ChildBackedOff extends Origin {
  readonly kind: 'backedOff';
  readonly id: string;
  readonly delayMs: number;
  /** Restarts in a row, this one included. */
  readonly failures: number;
}

/** EXTENSION: one restart too many of a child that is abandoned for it; its supervisor goes on. */
export interface ChildAbandoned extends Origin {
  readonly kind: 'abandoned';
  readonly id: string;
  /** Restarts of the child in its window, the refused one included. */
  readonly restarts: number;
  readonly reason: ExitReason;
}

/** One restart too many: the supervisor stops its children and exits with `shutdown`. */
export interface SupervisorGaveUp extends Origin {
  readonly kind: 'gaveUp';
  readonly id: string;
  /** Restarts in the window, the refused one included: `intensity` + 1. */
  readonly restarts: number;
}

/**
 * What OTP's supervisor logs as an error: a child ended that should not have, could not start, or
 * ended in another way than it was asked to.
 */
export interface ErrorReported extends Origin {
  readonly kind: 'reported';
  readonly report: 'childTerminated' | 'startError' | 'shutdownError';
  readonly id: string;
  readonly reason: ExitReason;
}

/** Telemetry of a supervisor, as values. */
export type SupervisorEvent =
  | ChildStarted
  | ChildIgnored
  | ChildStartFailed
  | ChildExited
  | ChildRestarting
  | ChildBackedOff
  | ChildAbandoned
  | SupervisorGaveUp
  | ErrorReported;

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An event before it is stamped with its origin. */
export type Happening = DistributiveOmit<SupervisorEvent, keyof Origin>;
