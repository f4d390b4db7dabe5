import type { Outcome, StationCounters, StationState } from '../index.ts';

interface Job {
  readonly ticket: number;
  readonly priority: number;
  leftMs: number;
  serving: boolean;
  abandoned: boolean;
  /** Its place in the line of those that wait. */
  place: number;
  /** When its service began or went on, in the order of all; 0 before the first time. */
  begun: number;
  waitedMs: number;
}

export interface ReferenceSpec {
  readonly servers: number;
  readonly queueCapacity: number;
  readonly discipline: 'fifo' | 'lifo' | 'adaptiveLifo';
  readonly lifoAbove: number;
  readonly preemption: boolean;
  /** A whole number and a half of ms, so that nobody reneges just when something else happens. */
  readonly patienceMs: number;
  /** Requests held at once. */
  readonly limit: number;
  readonly cancellation: boolean;
  readonly memoryLimit: number;
}

/**
 * A station the slow and obvious way, to compare the fast one with: one list of jobs in order of
 * arrival, whole milliseconds one after the other, a unit of cost is 1 ms.
 */
export class ReferenceStation {
  state: StationState = 'up';
  paused = false;
  nowMs = 0;
  servers: number;
  readonly answers: string[] = [];
  readonly counters: { -readonly [name in keyof StationCounters]: number } = {
    offered: 0,
    admitted: 0,
    rejected: 0,
    baulked: 0,
    served: 0,
    failed: 0,
    dropped: 0,
    cancelled: 0,
    reneged: 0,
    shed: 0,
    wasted: 0,
    abandonedInQueue: 0,
    abandonedInService: 0,
    busyMs: 0,
    queueMs: 0,
  };
  private jobs: Job[] = [];
  private places = 0;
  private frontPlaces = 0;
  private begun = 0;
  private readonly spec: ReferenceSpec;

  constructor(spec: ReferenceSpec) {
    this.spec = spec;
    this.servers = spec.servers;
  }

  get inService(): number {
    return this.jobs.filter((job) => job.serving).length;
  }

  get queueLength(): number {
    return this.jobs.length - this.inService;
  }

  offer(ticket: number, cost: number, priority: number): string {
    this.counters.offered++;
    const idle = !this.paused && this.inService < this.servers;
    const places = idle || this.queueLength < this.spec.queueCapacity;
    const room = places && this.jobs.length < this.spec.limit;
    if (this.state === 'up' && room && this.jobs.length >= this.spec.memoryLimit) this.crash();
    if (this.state !== 'up' || !room) {
      this.counters.rejected++;
      return 'rejected';
    }
    this.counters.admitted++;
    const starts = idle || this.interrupt(priority);
    const begun = starts ? ++this.begun : 0;
    const place = ++this.places;
    const job = { ticket, priority, leftMs: cost, abandoned: false, waitedMs: 0 };
    this.jobs.push({ ...job, serving: starts, begun, place });
    return starts ? 'started' : 'queued';
  }

  abandon(ticket: number): boolean {
    const job = this.jobs.find((one) => one.ticket === ticket);
    if (job === undefined || job.abandoned) return false;
    job.abandoned = true;
    this.counters[job.serving ? 'abandonedInService' : 'abandonedInQueue']++;
    if (!this.spec.cancellation) return false;
    this.counters.cancelled++;
    this.remove(job);
    return true;
  }

  crash(): void {
    for (const { ticket } of this.jobs) this.answer(ticket, 'dropped');
    this.counters.dropped += this.jobs.length;
    this.jobs = [];
    this.paused = false;
    this.state = 'down';
  }

  pause(): void {
    this.paused = this.state !== 'down';
  }

  resume(): void {
    this.paused = false;
    this.fill();
    while (this.interrupt(this.highestWaiting())) this.call();
  }

  drain(): void {
    if (this.state === 'up') this.state = 'draining';
  }

  start(): void {
    this.state = 'up';
  }

  setServers(servers: number): void {
    this.servers = servers;
    this.fill();
  }

  /** One millisecond passes. */
  tick(): void {
    this.pass(0.5);
    for (const job of this.jobs.filter(({ serving, begun }) => !serving && begun === 0)) {
      job.waitedMs += 1;
      // A whole number and a half: it came in this ms.
      if (job.waitedMs > this.spec.patienceMs) this.renege(job);
    }
    this.pass(0.5);
    if (this.paused) return;
    const serving = this.jobs.filter((job) => job.serving);
    for (const job of serving) job.leftMs -= 1;
    for (const job of serving.filter(({ leftMs }) => leftMs === 0)) this.finish(job);
  }

  private pass(ms: number): void {
    this.counters.busyMs += this.inService * ms;
    this.counters.queueMs += this.queueLength * ms;
    this.nowMs += ms;
  }

  private renege(job: Job): void {
    this.counters.reneged++;
    this.answer(job.ticket, 'reneged');
    this.remove(job);
  }

  private highestWaiting(): number {
    return Math.max(-1, ...this.jobs.flatMap((job) => (job.serving ? [] : [job.priority])));
  }

  /** Sends the one at work back that is the least important, and of those the one that began last. */
  private interrupt(priority: number): boolean {
    if (!this.spec.preemption || this.paused) return false;
    const lower = this.jobs.filter((job) => job.serving && job.priority < priority);
    const [victim] = lower.toSorted((a, b) => a.priority - b.priority || b.begun - a.begun);
    if (victim === undefined) return false;
    victim.serving = false;
    victim.place = this.lastComesFirst() ? ++this.places : --this.frontPlaces;
    return true;
  }

  private finish(job: Job): void {
    this.counters.served++;
    if (job.abandoned) this.counters.wasted++;
    this.answer(job.ticket, 'served');
    this.remove(job);
  }

  private remove(job: Job): void {
    this.jobs = this.jobs.filter((one) => one !== job);
    this.fill();
  }

  private fill(): void {
    while (!this.paused && this.inService < this.servers && this.queueLength > 0) this.call();
  }

  private call(): void {
    const highest = this.highestWaiting();
    const band = this.jobs.filter((job) => !job.serving && job.priority === highest);
    const inOrder = band.toSorted((a, b) => a.place - b.place);
    const next = this.lastComesFirst() ? inOrder.at(-1) : inOrder[0];
    if (next === undefined) return;
    next.serving = true;
    next.begun = ++this.begun;
  }

  private lastComesFirst(): boolean {
    const { discipline, lifoAbove } = this.spec;
    return discipline === 'lifo' || (discipline === 'adaptiveLifo' && this.queueLength > lifoAbove);
  }

  private answer(ticket: number, outcome: Outcome): void {
    this.answers.push(`${this.nowMs} ${outcome} ${ticket}`);
  }
}
