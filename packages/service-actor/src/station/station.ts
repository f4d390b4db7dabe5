import type { AdmissionControl } from '../spec/admission-control.ts';
import type { StationCounters } from './counters.ts';

/** What a station says to a request at once. `rejected` must be looked at: no answer will follow. */
export type Admission = 'started' | 'queued' | 'rejected';

/** Up, finishing what it holds, or not there. */
export type StationState = 'up' | 'draining' | 'down';

/**
 * The data plane of a service: c servers before a bounded queue. A new station is down: whoever owns
 * its lifecycle starts it. Programmer's errors throw; whatever can happen to a service is a value.
 */
export interface Station {
  readonly name: string;
  readonly state: StationState;
  readonly paused: boolean;
  /** How many requests it may serve at once. */
  readonly servers: number;
  /** Requests that wait; under processor sharing those beyond the servers, though they are served too. */
  readonly queueLength: number;
  /** Servers at work. */
  readonly inService: number;
  /** What a refused caller is told to wait, ms; 0 when nothing is said, as by a process that is down. */
  readonly retryAfterMs: number;
  /** Why it last went down: the reason of a crash, `memory` or `stop`; undefined before that. */
  readonly downReason: string | undefined;
  /** The books up to now, as a value of their own. */
  readonly counters: StationCounters;

  /**
   * Offers a request. Unless it is rejected, or baulks, which is no difference to its caller, `answer`
   * is called for it later, but for one that left by cancellation.
   * @param ticket a whole number of at least 0, not held at the moment
   * @param cost in units of the mean service time, at least 0
   * @param priority 0 (the default) to 7: those of the highest priority are served first
   * @param user who asks, for controls that tell users apart; the ticket unless told
   * @throws RangeError when one of them is none of this
   */
  offer(ticket: number, cost: number, priority?: number, user?: number): Admission;
  /**
   * The caller no longer waits. With cancellation the request leaves; without, it is served in vain.
   * A ticket that is not held is ignored: its answer was on the way.
   * @returns true when it has left, and no answer will follow
   */
  abandon(ticket: number): boolean;

  /** The process is there: up, cold when it was down. A drain is called off. */
  start(): void;
  /** From now on it rejects what is new and finishes what it holds; `drained` is told the end of it. */
  drain(): void;
  /** Orderly end: down at once, what is held is dropped. */
  stop(): void;
  /** Down at once, what is held is dropped. A pause ends with the process; a slowdown does not. */
  crash(reason: string): void;

  /** The process stands still: nothing starts, nothing ends, requests still queue. */
  pause(): void;
  /** It goes on where it stood. */
  resume(): void;
  /** Service that starts from now on takes so many times as long: above 0; 1 is the usual. */
  setSlowdown(factor: number): void;
  /** Capacity, at least 1. Fewer servers end no service that has begun; those shared are shared by more. */
  setServers(servers: number): void;
  /**
   * Another admission control; one bucket in place of another keeps its tokens. A control that learns
   * begins anew, and takes the requests held for ones that come now.
   */
  setAdmission(admission: AdmissionControl): void;
}
