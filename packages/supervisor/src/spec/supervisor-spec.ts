import type { Backoff } from '../core/backoff.ts';
import type { ChildSpec } from './child-spec.ts';

/** Whether the end of significant children ends the supervisor (OTP 24 and later). */
export type AutoShutdown = 'never' | 'anySignificant' | 'allSignificant';

/** What one restart too many does. */
export type OnExceeded = 'shutdown' | 'abandon';

interface CommonSpec {
  /** The name under which its events come. Default `supervisor`. */
  readonly id?: string;
  /** Restarts allowed in a period: the next one makes it give up. A whole number, default 1. */
  readonly intensity?: number;
  /** Whole seconds, in ms, as OTP counts. Default 5000. */
  readonly periodMs?: number;
  /** Default `never`. */
  readonly autoShutdown?: AutoShutdown;
  /**
   * EXTENSION: each restart attempt comes this long after the exit or the failure that asks for it.
   * The supervisor is not blocked meanwhile. Default 0: at once, as in OTP.
   */
  readonly restartDelayMs?: number;
  /** EXTENSION: each restart attempt waits longer than the one before. Instead of `restartDelayMs`. */
  readonly backoff?: Backoff;
  /**
   * EXTENSION: what one restart too many does. `shutdown` (default) as in OTP: the supervisor stops
   * its children and exits. `abandon`, under `oneForOne` only: the child stays dead, its death is a
   * value of `deaths()`, and the others live on; the limit then counts each child by itself.
   */
  readonly onExceeded?: OnExceeded;
}

/** A supervisor with a list of children, in start order. */
export interface ListSpec extends CommonSpec {
  /** Default `oneForOne`. */
  readonly strategy?: 'oneForOne' | 'oneForAll' | 'restForOne';
  readonly children?: readonly ChildSpec[];
}

/** A supervisor that starts empty and takes any number of instances of one template. */
export interface PoolSpec extends CommonSpec {
  readonly strategy: 'simpleOneForOne';
  readonly template: ChildSpec;
  /**
   * EXTENSION: `startInstance` is refused while there are so many, as by Elixir's DynamicSupervisor.
   * Those that are being restarted count. Default: no limit.
   */
  readonly maxChildren?: number;
}

export type SupervisorSpec = ListSpec | PoolSpec;

export type Strategy = NonNullable<SupervisorSpec['strategy']>;
