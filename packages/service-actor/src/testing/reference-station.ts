import type { Outcome, StationCounters, StationState } from '../index.ts';

interface Job {
  readonly ticket: number;
  readonly priority: number;
  leftMs: number;
  serving: boolean;
  abandoned: boolean;
}

export interface ReferenceSpec {
  readonly servers: number;
  readonly queueCapacity: number;
  readonly lifo: boolean;
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
    const room = idle || this.queueLength < this.spec.queueCapacity;
    if (this.state === 'up' && room && this.jobs.length >= this.spec.memoryLimit) this.crash();
    if (this.state !== 'up' || !room) {
      this.counters.rejected++;
      return 'rejected';
    }
    this.counters.admitted++;
    this.jobs.push({ ticket, priority, leftMs: cost, serving: idle, abandoned: false });
    return idle ? 'started' : 'queued';
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
    this.counters.busyMs += this.inService;
    this.counters.queueMs += this.queueLength;
    this.nowMs += 1;
    if (this.paused) return;
    const serving = this.jobs.filter((job) => job.serving);
    for (const job of serving) job.leftMs -= 1;
    for (const job of serving.filter(({ leftMs }) => leftMs === 0)) this.finish(job);
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
    while (!this.paused && this.inService < this.servers && this.queueLength > 0) {
      const waiting = this.jobs.filter((job) => !job.serving);
      const highest = Math.max(...waiting.map(({ priority }) => priority));
      const band = waiting.filter(({ priority }) => priority === highest);
      const next = this.spec.lifo ? band.at(-1) : band[0];
      if (next !== undefined) next.serving = true;
    }
  }

  private answer(ticket: number, outcome: Outcome): void {
    this.answers.push(`${this.nowMs} ${outcome} ${ticket}`);
  }
}
