import type { SupervisorPorts } from '../ports.ts';
import type { ExitReason } from '../reason.ts';

/** Whether a child that ended is started again: always, unless it ended quietly, never. */
export type Restart = 'permanent' | 'transient' | 'temporary';

/**
 * How a child is stopped: asked, and killed after so many ms; asked, and waited for without limit;
 * or killed at once.
 */
export type Shutdown = number | 'infinity' | 'brutal_kill';

/** How something that runs is ended. */
export interface StopHooks {
  /**
   * Asks for an orderly end. Returning nothing means that it has ended, for the reason asked;
   * `'later'` means that `exited` will be called.
   */
  stop?(reason: ExitReason): 'later' | void;
  /** Ends it by force, now. Whatever this does, the supervisor counts the child as dead afterwards. */
  kill?(): void;
}

/** What a successful start leaves behind. Hooks that are missing here are taken from the spec. */
export interface RunningChild<Ref = unknown> extends StopHooks {
  /** What `supervisor.child(id)` gives: the actor, the server. Without it, this object itself. */
  readonly ref?: Ref;
}

/** Which start attempt this is. */
export interface StartInfo {
  readonly id: string;
  /** 1, 2, ...: start attempts of this child so far. */
  readonly attempt: number;
  /** What `startInstance` was given for this instance. */
  readonly input: unknown;
  readonly ports: SupervisorPorts;
}

/** The line of one start attempt to its supervisor. Only the first answer to a start counts. */
export interface StartContext<Ref = unknown> extends StartInfo {
  readonly started: (running?: RunningChild<Ref>) => void;
  readonly ignored: () => void;
  readonly failed: (reason: ExitReason, detail?: unknown) => void;
  /** It has ended. Said before any answer, it is a failed start; said twice, the first counts. */
  readonly exited: (reason: ExitReason, detail?: unknown) => void;
}

/** The answer of a start: it runs; there is nothing to run; or the answer comes by the context. */
export type StartAnswer<Ref = unknown> = RunningChild<Ref> | 'ignore' | 'later' | void;

/**
 * Anything that can be started, and what to do about it. Its own hooks serve what left none behind.
 *
 * @typeParam Ref what `supervisor.child(spec)` gives
 */
export interface ChildSpec<Ref = unknown> extends StopHooks {
  readonly id: string;
  /** Called for every start. A throw is a failed start; until the answer the supervisor is blocked. */
  start(context: StartContext<Ref>): StartAnswer<Ref>;
  /** Default `permanent`. */
  readonly restart?: Restart;
  /** Default 5000 ms for a worker, `infinity` for a supervisor, which needs the time of its children. */
  readonly shutdown?: Shutdown;
  /** Whether its end counts for `autoShutdown`. Default false; a permanent child never ends for good. */
  readonly significant?: boolean;
  /** Default `worker`. */
  readonly type?: 'worker' | 'supervisor';
}
