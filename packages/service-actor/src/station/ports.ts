import type { Timers } from '../timers.ts';

/**
 * What became of an admitted request: `served`; `failed`, because a dependency did; `dropped`, because
 * the process crashed or stopped while it held it; `reneged`, because it would not wait any longer;
 * `shed`, because the overload control threw it out of the queue.
 */
export type Outcome = 'served' | 'failed' | 'dropped' | 'reneged' | 'shed';

/** What a station needs from the world around it. */
export interface StationPorts {
  readonly timers: Timers;
  /**
   * The stream of its service times, from which those of its other draws are derived: a uint32. The
   * station keeps its own place in each.
   */
  readonly uniform: { readonly seed: number };
  /**
   * The station has finished with a ticket, which may now be used again. Called from a timer only.
   * `retryAfterMs` is what the caller is told to wait, 0 when nothing is said.
   */
  readonly answer: (ticket: number, outcome: Outcome, retryAfterMs: number) => void;
  /** Calls another station; `done` says later whether it answered in time. Needed with dependencies. */
  readonly depend?: (
    station: string,
    cost: number,
    timeoutMs: number,
    done: (ok: boolean) => void,
  ) => void;
  /** Overload has killed the process; from here it is a supervisor's business. Called from a timer only. */
  readonly died?: (reason: 'memory') => void;
  /** It was told to drain and holds nothing any more. Called from a timer only. */
  readonly drained?: () => void;
}
