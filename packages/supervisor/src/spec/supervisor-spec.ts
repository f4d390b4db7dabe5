import type { ChildSpec } from './child-spec.ts';

/** Whether the end of significant children ends the supervisor (OTP 24 and later). */
export type AutoShutdown = 'never' | 'anySignificant' | 'allSignificant';

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
}

export type SupervisorSpec = ListSpec | PoolSpec;

export type Strategy = NonNullable<SupervisorSpec['strategy']>;
