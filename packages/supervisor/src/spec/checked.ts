import type { Backoff } from '../core/backoff.ts';
import type { ChildSpec, Restart, Shutdown } from './child-spec.ts';
import type { AutoShutdown, OnExceeded, Strategy } from './supervisor-spec.ts';

/** A child's spec with every default filled in. `origin` is kept whole: it may be a class's object. */
export interface CheckedChild {
  readonly id: string;
  readonly restart: Restart;
  readonly shutdown: Shutdown;
  readonly significant: boolean;
  readonly type: 'worker' | 'supervisor';
  readonly origin: ChildSpec;
}

/** A supervisor's spec with every default filled in. */
export interface CheckedSupervisor {
  readonly id: string;
  readonly strategy: Strategy;
  readonly intensity: number;
  readonly periodMs: number;
  readonly autoShutdown: AutoShutdown;
  /** EXTENSION; none as in OTP. */
  readonly backoff: Backoff | undefined;
  readonly onExceeded: OnExceeded;
  /** Infinity as in OTP; only a pool can have another. */
  readonly maxChildren: number;
  readonly children: readonly CheckedChild[];
  /** Only with `simpleOneForOne`. */
  readonly template: CheckedChild | undefined;
}
