import type { Death } from './core/death.ts';
import type { ExitReason } from './reason.ts';
import type { ChildSpec } from './spec/child-spec.ts';
import type { Reply } from './shell/call.ts';
import type { ChildCounts, ChildInfo, RestartWindow } from './shell/children-view.ts';
import type { Status } from './shell/status.ts';

/**
 * One supervisor. It is one sequential process with a mailbox: what it is asked waits for its turn
 * behind all that came before, and while a child starts or stops. It lives once.
 */
export interface Supervisor {
  readonly id: string;
  readonly status: Status;
  /**
   * Starts the children in order; those that start without waiting are up when this returns.
   *
   * @param onStarted called when all are up; a failed start is told to `onExit`, never retried
   */
  start(onStarted?: () => void): void;
  /** Asks it to stop its children, last first, and to exit for this reason. Default `shutdown`. */
  stop(reason?: ExitReason): void;
  /** Ends it now, without clean-up; its children are asked to end by the link, reason `killed`. */
  kill(): void;
  /** Hears the one exit, also of a start that failed. Gives back how to stop listening. */
  onExit(listener: (reason: ExitReason) => void): () => void;
  /** The stable address of a child: whoever is up under this id at the moment. */
  child(id: string): unknown;
  /** The same, typed by the spec that the child was given with. */
  child<Ref>(spec: ChildSpec<Ref>): Ref | undefined;
  /** Adds a child and starts it. */
  startChild(spec: ChildSpec, reply?: Reply): void;
  /** Adds an instance to a simpleOneForOne pool and starts it; each start is given the input. */
  startInstance(instance: InstanceSpec, reply?: Reply): void;
  /** Stops a child, or calls off its restart. Its spec stays, unless it is temporary. */
  terminateChild(id: string, reply?: Reply): void;
  /** Starts a child that is down. */
  restartChild(id: string, reply?: Reply): void;
  /** Removes the spec of a child that is down. */
  deleteChild(id: string, reply?: Reply): void;
  /** Reads the list as it is now. OTP's call, which waits for its turn, is `inTurn` around this. */
  whichChildren(): readonly ChildInfo[];
  /** Counts the list as it is now. */
  countChildren(): ChildCounts;
  /** EXTENSION: who was abandoned and is still dead, in the order of the deaths. */
  deaths(): readonly Death[];
  /** The restart window as it is now. */
  restartWindow(): RestartWindow;
  /** Runs a task when its turn comes, as a call would; never, if the supervisor ends before. */
  inTurn(task: () => void): void;
}

/** One instance of a pool: its name, and what its starts are given. */
export interface InstanceSpec {
  readonly id: string;
  readonly input?: unknown;
}
