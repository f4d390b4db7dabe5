/**
 * The books of a station. At any moment offered = admitted + rejected, and
 * admitted = served + failed + dropped + cancelled + reneged + shed + (waiting and in service now).
 */
export interface StationCounters {
  readonly offered: number;
  readonly admitted: number;
  readonly rejected: number;
  /** Of those rejected: it would not join the queue that it saw. */
  readonly baulked: number;
  readonly served: number;
  /** A dependency failed. */
  readonly failed: number;
  /** Held when the process crashed or stopped. */
  readonly dropped: number;
  /** Left because its caller had abandoned it; with cancellation only. */
  readonly cancelled: number;
  /** Left the queue because its patience was at an end. */
  readonly reneged: number;
  /** Let in, and thrown out of the queue by the overload control. */
  readonly shed: number;
  /** Of those served: its caller had abandoned it before. */
  readonly wasted: number;
  readonly abandonedInQueue: number;
  readonly abandonedInService: number;
  /** Integral of the servers at work over time, server-ms; paused and waiting servers are held too. */
  readonly busyMs: number;
  /** Integral of the queue's length over time, request-ms; under processor sharing of those beyond the servers. */
  readonly queueMs: number;
}

/** The counters as they grow: counts at events, integrals between them. */
export class Tally {
  offered = 0;
  admitted = 0;
  rejected = 0;
  baulked = 0;
  served = 0;
  failed = 0;
  dropped = 0;
  cancelled = 0;
  reneged = 0;
  shed = 0;
  wasted = 0;
  abandonedInQueue = 0;
  abandonedInService = 0;
  /** Up to when the integrals are. */
  lastMs: number;
  private busyMs = 0;
  private queueMs = 0;

  constructor(nowMs: number) {
    this.lastMs = nowMs;
  }

  /** Brings the integrals up to now; to be called before either level changes. */
  advance(nowMs: number, inService: number, queueLength: number): void {
    const spanMs = nowMs - this.lastMs;
    this.busyMs += inService * spanMs;
    this.queueMs += queueLength * spanMs;
    this.lastMs = nowMs;
  }

  read(): StationCounters {
    const { offered, admitted, rejected, baulked, served, failed, dropped, cancelled } = this;
    const { reneged, shed, wasted, abandonedInQueue, abandonedInService, busyMs, queueMs } = this;
    return {
      offered,
      admitted,
      rejected,
      baulked,
      served,
      failed,
      dropped,
      cancelled,
      reneged,
      shed,
      wasted,
      abandonedInQueue,
      abandonedInService,
      busyMs,
      queueMs,
    };
  }
}
