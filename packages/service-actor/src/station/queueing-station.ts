import { checkAdmission } from '../spec/check-admission.ts';
import { checkPositive, checkWhole } from '../spec/check.ts';
import type { AdmissionControl, StationSpec } from '../spec/station-spec.ts';
import { none } from './columns.ts';
import { type StationCounters, Tally } from './counters.ts';
import { Gate } from './gate.ts';
import { Held } from './held.ts';
import { checkRequest } from './check-request.ts';
import { Notice } from './notice.ts';
import { Pace } from './pace.ts';
import type { Outcome, StationPorts } from './ports.ts';
import { Servers } from './servers.ts';
import type { Admission, Station, StationState } from './station.ts';
import { WaitingLine } from './waiting-line.ts';

/** A class, so that all stations of a run share one hidden class and its compiled code. */
export class QueueingStation implements Station {
  state: StationState = 'down';
  paused = false;
  downReason: string | undefined = undefined;
  servers: number;
  private readonly spec: StationSpec;
  private readonly ports: StationPorts;
  private readonly memoryLimit: number;
  private readonly tally: Tally;
  private readonly gate: Gate;
  private readonly pace: Pace;
  private readonly held = new Held();
  private readonly line: WaitingLine;
  private readonly slots: Servers;
  private readonly drained: Notice;
  private readonly died: Notice;
  /** Numbers the calls to other stations, so that a late answer finds nobody waiting for it. */
  private called = 0;

  constructor(spec: StationSpec, ports: StationPorts) {
    const { timers } = ports;
    this.spec = spec;
    this.ports = ports;
    this.servers = spec.servers;
    this.memoryLimit = spec.memoryLimit ?? Infinity;
    this.tally = new Tally(timers.now());
    this.gate = new Gate(spec.admission ?? { kind: 'queueLimit' }, timers.now());
    this.pace = new Pace(spec, ports.uniform.seed);
    this.line = new WaitingLine(this.held, spec.discipline === 'lifo');
    this.slots = new Servers(timers, (slot) => this.stepOver(slot));
    this.drained = new Notice(timers, () => ports.drained?.());
    this.died = new Notice(timers, () => ports.died?.('memory'));
  }

  get name(): string {
    return this.spec.name;
  }

  get queueLength(): number {
    return this.line.size;
  }

  get inService(): number {
    return this.slots.busy;
  }

  get retryAfterMs(): number {
    return this.state === 'down' ? 0 : this.gate.retryAfterMs;
  }

  get counters(): StationCounters {
    this.advance();
    return this.tally.read();
  }

  offer(ticket: number, cost: number, priority = 0): Admission {
    checkRequest(ticket, cost, priority);
    if (this.held.find(ticket) !== none) {
      throw new RangeError(`ticket is ${ticket}: it is held already, give one that is not`);
    }
    this.tally.offered++;
    if (!this.admits()) {
      this.tally.rejected++;
      return 'rejected';
    }
    this.tally.admitted++;
    const nowMs = this.advance();
    const row = this.held.add(ticket, cost, priority);
    if (this.hasIdle()) {
      this.begin(row, nowMs);
      return 'started';
    }
    this.line.join(row);
    return 'queued';
  }

  abandon(ticket: number): boolean {
    const row = this.held.find(ticket);
    if (row === none || this.held.abandoned(row) === 1) return false;
    this.held.abandon(row);
    const slot = this.held.slotOf(row);
    if (slot === none) this.tally.abandonedInQueue++;
    else this.tally.abandonedInService++;
    if (this.spec.cancellation !== true) return false;
    this.cancel(row, slot);
    return true;
  }

  start(): void {
    if (this.state === 'down') this.pace.start(this.ports.timers.now());
    this.state = 'up';
    this.drained.withdraw();
    this.died.withdraw();
  }

  drain(): void {
    if (this.state !== 'up') return;
    this.state = 'draining';
    this.noticeDrained();
  }

  stop(): void {
    this.crash('stop');
  }

  crash(reason: string): void {
    this.died.withdraw();
    if (this.state !== 'down') this.fall(reason);
  }

  pause(): void {
    if (this.state === 'down') return;
    this.paused = true;
    this.slots.pause(this.ports.timers.now());
  }

  resume(): void {
    this.paused = false;
    this.slots.resume(this.ports.timers.now());
    this.fill();
  }

  setSlowdown(factor: number): void {
    checkPositive('factor', factor);
    this.pace.slowdown = factor;
  }

  setServers(servers: number): void {
    checkWhole('servers', servers, 1);
    this.servers = servers;
    this.fill();
  }

  setAdmission(admission: AdmissionControl): void {
    checkAdmission('admission', admission);
    this.gate.set(admission, this.ports.timers.now());
  }

  private hasIdle(): boolean {
    return !this.paused && this.slots.busy < this.servers;
  }

  /** A token is taken last, so that a full queue costs none. */
  private admits(): boolean {
    if (this.state !== 'up') return false;
    if (!this.hasIdle() && this.line.size >= this.spec.queueCapacity) return false;
    if (!this.gate.pass(this.ports.timers.now())) return false;
    if (this.held.size < this.memoryLimit) return true;
    this.fall('memory');
    this.died.send();
    return false;
  }

  private advance(): number {
    const nowMs = this.ports.timers.now();
    this.tally.advance(nowMs, this.slots.busy, this.line.size);
    return nowMs;
  }

  private begin(row: number, nowMs: number): void {
    const { held, slots, pace } = this;
    const serviceTimeMs = pace.next(held.costOf(row), slots.busy, nowMs);
    held.setSlot(row, slots.begin(row, nowMs, serviceTimeMs));
  }

  /** Idle servers call whoever waits. */
  private fill(): void {
    if (this.line.size === 0 || !this.hasIdle()) return;
    const nowMs = this.advance();
    while (this.line.size > 0 && this.slots.busy < this.servers)
      this.begin(this.line.call(), nowMs);
  }

  /** The own service time, or the wait for a dependency, is over. */
  private stepOver(slot: number): void {
    if (this.slots.ok[slot] === 0) return this.complete(slot, 'failed');
    const done = this.slots.calls[slot] ?? 0;
    const next = this.spec.dependencies?.[done];
    if (next === undefined) return this.complete(slot, 'served');
    this.slots.calls[slot] = done + 1;
    const call = ++this.called;
    this.slots.awaited[slot] = call;
    this.ports.depend?.(next.station, next.cost, next.timeoutMs, (ok) => this.hear(slot, call, ok));
  }

  private hear(slot: number, call: number, ok: boolean): void {
    if (this.slots.awaited[slot] !== call) return;
    this.slots.awaited[slot] = 0;
    this.slots.ok[slot] = ok ? 1 : 0;
    if (this.paused) this.slots.park(slot, 0);
    else this.stepOver(slot);
  }

  /** The answer comes last: a caller who asks again from inside it finds the queue served before him. */
  private complete(slot: number, outcome: 'served' | 'failed'): void {
    this.advance();
    const row = this.slots.row[slot] ?? none;
    const ticket = this.held.ticketOf(row);
    this.tally[outcome]++;
    if (outcome === 'served') this.tally.wasted += this.held.abandoned(row);
    this.slots.release(slot);
    this.held.remove(row);
    this.fill();
    this.noticeDrained();
    this.ports.answer(ticket, outcome, outcome === 'failed' ? this.retryAfterMs : 0);
  }

  private cancel(row: number, slot: number): void {
    this.advance();
    if (slot === none) this.line.leave(row);
    else this.slots.release(slot);
    this.held.remove(row);
    this.tally.cancelled++;
    this.fill();
    this.noticeDrained();
  }

  private noticeDrained(): void {
    if (this.state === 'draining' && this.held.size === 0) this.drained.send();
  }

  /** Down at once; those who wait for an answer hear of it through the calendar, in one event. */
  private fall(reason: string): void {
    this.advance();
    const tickets = this.empty();
    this.tally.dropped += tickets.length;
    this.state = 'down';
    this.downReason = reason;
    this.paused = false;
    this.drained.withdraw();
    if (tickets.length === 0) return;
    const dropped: Outcome = 'dropped';
    this.ports.timers.setTimer(0, () => {
      for (const ticket of tickets) this.ports.answer(ticket, dropped, 0);
    });
  }

  /** Lets go of everything held: those in service by slot, then those who waited, as they would be called. */
  private empty(): readonly number[] {
    const rows = [...this.slots.clear()];
    while (this.line.size > 0) rows.push(this.line.call());
    const tickets = rows.map((row) => this.held.ticketOf(row));
    this.held.clear();
    return tickets;
  }
}
