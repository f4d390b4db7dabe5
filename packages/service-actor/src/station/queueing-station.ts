import { streamSeed } from '@squall/random';
import { checkAdmission } from '../spec/check-admission.ts';
import { checkPositive, checkWhole } from '../spec/check.ts';
import type { AdmissionControl } from '../spec/admission-control.ts';
import type { StationSpec } from '../spec/station-spec.ts';
import { checkRequest } from './check-request.ts';
import { type Clocks, OwnClocks } from './clocks.ts';
import { none } from './columns.ts';
import { type StationCounters, Tally } from './counters.ts';
import { createLine } from './create-line.ts';
import { DependencyCalls } from './dependency-calls.ts';
import { Door } from './door.ts';
import { Farewells } from './farewells.ts';
import { Held } from './held.ts';
import { Interrupts } from './interrupts.ts';
import type { Line } from './line.ts';
import { Notice } from './notice.ts';
import { Pace } from './pace.ts';
import { Patience } from './patience.ts';
import type { StationPorts } from './ports.ts';
import { Servers } from './servers.ts';
import { SharedClocks } from './shared-clocks.ts';
import type { Admission, Station, StationState } from './station.ts';

/** A class, so that all stations of a run share one hidden class and its compiled code. */
export class QueueingStation implements Station {
  state: StationState = 'down';
  paused = false;
  downReason: string | undefined = undefined;
  servers: number;
  private readonly spec: StationSpec;
  private readonly ports: StationPorts;
  private readonly memoryLimit: number;
  /** Processor sharing: all that are held are served at once. */
  private readonly sharing: boolean;
  private readonly tally: Tally;
  private readonly pace: Pace;
  private readonly held = new Held();
  private readonly door: Door;
  private readonly line: Line;
  private readonly clocks: Clocks;
  private readonly slots: Servers;
  private readonly dependencies: DependencyCalls;
  private readonly interrupts: Interrupts | undefined;
  private readonly patience: Patience | undefined;
  private readonly farewells: Farewells;
  private readonly drained: Notice;
  private readonly died: Notice;

  constructor(spec: StationSpec, ports: StationPorts) {
    const { timers, uniform } = ports;
    const nowMs = timers.now();
    const over = (slot: number) => this.stepOver(slot);
    this.spec = spec;
    this.ports = ports;
    this.servers = spec.servers;
    this.memoryLimit = spec.memoryLimit ?? Infinity;
    this.sharing = spec.discipline === 'processorSharing';
    this.tally = new Tally(nowMs);
    this.pace = new Pace(spec, uniform.seed);
    this.door = new Door(spec, this.held, uniform.seed, nowMs);
    this.line = createLine(spec, this.held, uniform.seed);
    this.clocks = this.sharing
      ? new SharedClocks(timers, spec.servers, over)
      : new OwnClocks(timers, over);
    this.slots = new Servers(this.clocks);
    this.dependencies = new DependencyCalls(
      spec.dependencies ?? [],
      ports.depend,
      this.slots,
      (slot) => this.hear(slot),
    );
    this.interrupts = spec.preemption ? new Interrupts(this.held) : undefined;
    this.patience =
      spec.patience &&
      new Patience(spec.patience, streamSeed(uniform.seed, 'patience'), timers, (row) =>
        this.renege(row),
      );
    this.farewells = new Farewells(ports);
    this.drained = new Notice(timers, () => ports.drained?.());
    this.died = new Notice(timers, () => ports.died?.('memory'));
  }

  get name(): string {
    return this.spec.name;
  }

  get queueLength(): number {
    const beyond = this.sharing ? Math.max(0, this.slots.busy - this.servers) : 0;
    return this.line.size + beyond;
  }

  get inService(): number {
    return this.sharing ? Math.min(this.slots.busy, this.servers) : this.slots.busy;
  }

  get retryAfterMs(): number {
    return this.state === 'down' ? 0 : this.door.retryAfterMs;
  }

  get counters(): StationCounters {
    this.advance();
    return this.tally.read();
  }

  offer(ticket: number, cost: number, priority = 0, user = ticket): Admission {
    checkRequest(ticket, cost, priority);
    if (this.held.find(ticket) !== none) {
      throw new RangeError(`ticket is ${ticket}: it is held already, give one that is not`);
    }
    this.tally.offered++;
    if (!this.admits(priority, user)) {
      this.tally.rejected++;
      return 'rejected';
    }
    this.tally.admitted++;
    const nowMs = this.advance();
    const row = this.held.add(ticket, cost, priority);
    this.door.watch?.enter(row);
    this.interrupts?.enter(row);
    if (this.hasIdle() || this.interrupt(priority, nowMs)) {
      // The control hears of a wait of no time; whoever has not waited is served.
      this.door.watch?.keeps(row, nowMs);
      this.begin(row, nowMs);
      return 'started';
    }
    this.line.join(row);
    this.patience?.begin(row);
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
    if (!this.paused) return;
    this.paused = false;
    const nowMs = this.advance();
    this.slots.resume(nowMs);
    this.fill();
    while (this.interrupt(this.line.highest(), nowMs)) this.fill();
  }

  setSlowdown(factor: number): void {
    checkPositive('factor', factor);
    this.pace.slowdown = factor;
  }

  setServers(servers: number): void {
    checkWhole('servers', servers, 1);
    const nowMs = this.advance();
    this.servers = servers;
    this.clocks.setServers(servers, nowMs);
    this.fill();
  }

  setAdmission(admission: AdmissionControl): void {
    checkAdmission('admission', admission);
    this.door.set(admission, this.queueLength, this.ports.timers.now());
  }

  private hasIdle(): boolean {
    const { servers } = this;
    const places = this.sharing ? servers + this.spec.queueCapacity : servers;
    return !this.paused && this.slots.busy < places;
  }

  private hasRoom(): boolean {
    const { queueCapacity } = this.spec;
    if (this.sharing) return this.held.size < this.servers + queueCapacity;
    return this.hasIdle() || this.line.size < queueCapacity;
  }

  private admits(priority: number, user: number): boolean {
    if (this.state !== 'up' || !this.hasRoom()) return false;
    if (!this.hasIdle() && this.door.baulks(this.line.size)) {
      this.tally.baulked++;
      return false;
    }
    if (!this.door.admits(this.ports.timers.now(), this.queueLength, priority, user)) return false;
    if (this.held.size < this.memoryLimit) return true;
    this.fall('memory');
    this.died.send();
    return false;
  }

  private advance(): number {
    const nowMs = this.ports.timers.now();
    this.tally.advance(nowMs, this.inService, this.queueLength);
    return nowMs;
  }

  private begin(row: number, nowMs: number): void {
    const { held, slots, pace, interrupts } = this;
    const leftMs = interrupts?.leftOf(row) ?? -1;
    const workMs = leftMs < 0 ? pace.next(held.costOf(row), slots.busy, nowMs) : leftMs;
    held.setSlot(row, slots.begin(row, nowMs, workMs));
    interrupts?.begin(row);
  }

  /** Frees a server for a request of this priority, if one serves a lower. */
  private interrupt(priority: number, nowMs: number): boolean {
    const { interrupts, held } = this;
    if (interrupts === undefined || this.paused) return false;
    const row = interrupts.victim(priority);
    if (row === none) return false;
    interrupts.interrupt(row, this.slots.release(held.slotOf(row), nowMs));
    held.setSlot(row, none);
    this.line.rejoin(row);
    return true;
  }

  /** Idle servers call whoever waits. */
  private fill(): void {
    if (this.line.size === 0 || !this.hasIdle()) return;
    const nowMs = this.advance();
    while (this.line.size > 0 && this.hasIdle()) this.call(nowMs);
  }

  private call(nowMs: number): void {
    const { watch } = this.door;
    const row = this.line.call();
    this.patience?.end(row);
    const resumes = this.interrupts !== undefined && this.interrupts.leftOf(row) >= 0;
    if (watch === undefined || resumes || watch.keeps(row, nowMs)) this.begin(row, nowMs);
    else this.shed(row, nowMs);
  }

  /** The own work, or the wait for a dependency, is over. */
  private stepOver(slot: number): void {
    const own = this.slots.calls[slot] === 0;
    if (own) this.interrupts?.end(this.slots.row[slot] ?? none);
    if (this.dependencies.next(slot)) return;
    this.complete(slot, this.slots.ok[slot] === 0 ? 'failed' : 'served');
  }

  private hear(slot: number): void {
    if (this.paused) this.slots.park(slot, 0);
    else this.stepOver(slot);
  }

  /** The answer comes last: a caller who asks again from inside it finds the queue served before him. */
  private complete(slot: number, outcome: 'served' | 'failed'): void {
    const nowMs = this.advance();
    const row = this.slots.row[slot] ?? none;
    const ticket = this.held.ticketOf(row);
    this.tally[outcome]++;
    if (outcome === 'served') this.tally.wasted += this.held.abandoned(row);
    this.slots.release(slot, nowMs);
    this.remove(row, nowMs, outcome === 'failed');
    this.fill();
    this.noticeDrained();
    this.ports.answer(ticket, outcome, outcome === 'failed' ? this.retryAfterMs : 0);
  }

  private cancel(row: number, slot: number): void {
    const nowMs = this.advance();
    if (slot === none) {
      this.line.leave(row);
      this.patience?.end(row);
    } else {
      if (this.slots.calls[slot] === 0) this.interrupts?.end(row);
      this.slots.release(slot, nowMs);
    }
    this.remove(row, nowMs, true);
    this.tally.cancelled++;
    this.fill();
    this.noticeDrained();
  }

  /** It has waited long enough. */
  private renege(row: number): void {
    const nowMs = this.advance();
    const ticket = this.held.ticketOf(row);
    this.line.leave(row);
    this.remove(row, nowMs, true);
    this.tally.reneged++;
    this.noticeDrained();
    this.ports.answer(ticket, 'reneged', 0);
  }

  private shed(row: number, nowMs: number): void {
    this.farewells.tellShed(this.held.ticketOf(row), this.retryAfterMs);
    this.remove(row, nowMs, true);
    this.tally.shed++;
    this.noticeDrained();
  }

  private remove(row: number, nowMs: number, failed: boolean): void {
    this.door.watch?.left(row, nowMs, failed);
    this.held.remove(row);
  }

  private noticeDrained(): void {
    if (this.state === 'draining' && this.held.size === 0) this.drained.send();
  }

  /** Down at once; those who wait for an answer hear of it through the calendar, in one event. */
  private fall(reason: string): void {
    const nowMs = this.advance();
    const tickets = this.empty(nowMs);
    this.tally.dropped += tickets.length;
    this.state = 'down';
    this.downReason = reason;
    this.paused = false;
    this.drained.withdraw();
    this.farewells.tell(tickets, 'dropped', 0);
  }

  /** Lets go of everything held: those in service by slot, then those who waited, as they would be called. */
  private empty(nowMs: number): readonly number[] {
    const rows = [...this.slots.clear(nowMs)];
    this.interrupts?.clear();
    while (this.line.size > 0) {
      const row = this.line.call();
      this.patience?.end(row);
      rows.push(row);
    }
    const tickets = rows.map((row) => this.held.ticketOf(row));
    this.held.clear();
    return tickets;
  }
}
