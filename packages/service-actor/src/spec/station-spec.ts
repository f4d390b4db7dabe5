import type { Distribution } from '@squall/random';
import type { AdmissionControl } from './admission-control.ts';

/**
 * First come, first served; last come, first served; `adaptiveLifo`, the first until a queue forms and then the last
 * (B. Maurer, "Fail at Scale", ACM Queue 2015, which gives no figure for the change; HHVM has one as the option
 * `ThreadJobLIFOSwitchThreshold`); anybody who waits; or all that are held at once, the servers shared in equal parts,
 * none more than one to a request.
 */
export type Discipline = 'fifo' | 'lifo' | 'adaptiveLifo' | 'random' | 'processorSharing';

/** A station as plain data. */
export interface StationSpec {
  /** Its name in errors. */
  readonly name: string;
  /** How many requests it serves at once: c, at least 1. */
  readonly servers: number;
  /** Places to wait, beside those in service; 0 and more. */
  readonly queueCapacity: number;
  /** Time of one unit of cost on one server, ms. */
  readonly serviceTime: Distribution;
  /** Who is served next among those of one priority; `fifo` unless told. */
  readonly discipline?: Discipline;
  /**
   * Adaptive LIFO only: the last come are first served while more than this many wait, the first come again below (as
   * `lifoSwitchThreshold` of Facebook's HHVM, hphp/util/job-queue.h; B. Maurer, "Fail at Scale", ACM Queue 2015). Neither
   * names a threshold to use; here it is as many as servers unless told.
   */
  readonly lifoAbove?: number;
  /**
   * A request of a higher priority interrupts one of a lower, which waits as the next of its band and is then resumed
   * where it stood (pre-emptive resume); of those of the lowest priority the one that began last. One that waits for a
   * dependency is not interrupted. False unless told; not with processor sharing.
   */
  readonly preemption?: boolean;
  /**
   * Probability that an arrival leaves at the sight of 0, 1, 2 ... who wait, the last for all longer queues; one that
   * finds an idle server always stays. Nobody baulks unless told.
   */
  readonly baulking?: readonly number[];
  /** How long a request waits for its service to begin before it reneges, ms; for ever unless told. */
  readonly patience?: Distribution;
  /** Service takes 1 + this x (others in service at its start) times as long; 0 unless told. */
  readonly slowdownPerRequest?: number;
  /** Who may enter; the queue's limit alone unless told. */
  readonly admission?: AdmissionControl;
  /** Abandoned work leaves and frees its place, instead of being served in vain; false unless told. */
  readonly cancellation?: boolean;
  /** Requests held (waiting and in service) above which the process dies; none unless told. */
  readonly memoryLimit?: number;
  /** After a start the service is slower; not unless told. */
  readonly warmUp?: WarmUp;
  /** After a start requests miss its cache; not unless told. */
  readonly coldCache?: ColdCache;
  /**
   * Called when the own service time is over, one after the other or several at a time; the server is held meanwhile. The
   * request has failed as soon as one of them has.
   */
  readonly dependencies?: readonly Dependency[];
}

/** A cold process: service times are multiplied by `slowdown` at the start, falling linearly to 1. */
export interface WarmUp {
  /** 0 and more; 0 is no warm-up. */
  readonly durationMs: number;
  /** At least 1. */
  readonly slowdown: number;
}

/**
 * An empty cache after a start: a share of the requests misses and takes longer. The share falls linearly with the requests
 * that have begun since, not with time: a cache that nobody asks stays cold.
 */
export interface ColdCache {
  /** Share of the first requests that miss, 0..1. */
  readonly missShare: number;
  /** A miss takes so many times as long, at least 1. */
  readonly missSlowdown: number;
  /** Requests until nothing misses any more, at least 1. */
  readonly fillRequests: number;
}

/** A call to another station, part of every request. */
export interface Dependency {
  readonly station: string;
  /** What a request costs there. */
  readonly cost: number;
  readonly timeoutMs: number;
  /** Called together with the one before it, and not after it: fan-out. False unless told. */
  readonly withPrevious?: boolean;
}
