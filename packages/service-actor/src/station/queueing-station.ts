import type { AdmissionControl } from '../spec/admission-control.ts';
import { checkAdmission } from '../spec/check-admission.ts';
import { checkPositive, checkWhole } from '../spec/check.ts';
import type { StationSpec } from '../spec/station-spec.ts';
import { checkRequest } from './check-request.ts';
import { none } from './columns.ts';
import { type StationCounters, Tally } from './counters.ts';
import { DependencyCalls } from './dependency-calls.ts';
import { Door } from './door.ts';
import { Farewells } from './farewells.ts';
import { Floor } from './floor.ts';
import { Held } from './held.ts';
import { Notice } from './notice.ts';
import type { StationPorts } from './ports.ts';
import type { Servers } from './servers.ts';
import type { Admission, Station, StationState } from './station.ts';

/** A class, so that all stations of a run share one hidden class and its compiled code. */
export class QueueingStation implements Station {
  state: StationState = 'down';
  downReason: string | undefined = undefined;
  private readonly spec: StationSpec;
  private readonly ports: StationPorts;
  private readonly memoryLimit: number;
  private readonly tally: Tally;
  private readonly held = new Held();
  private readonly door: Door;
  private readonly floor: Floor;
  private readonly slots: Servers;
  private readonly dependencies: DependencyCalls | undefined;
  private readonly farewells: Farewells;
  private readonly drained: Notice;
  private readonly died: Notice;

  constructor(spec: StationSpec, ports: StationPorts) {
    const { timers, uniform } = ports;
    this.spec = spec;
    this.ports = ports;
    this.memoryLimit = spec.memoryLimit ?? Infinity;
    this.tally = new Tally(timers.now());
    this.door = new Door(spec, this.held, uniform.seed, timers.now());
    this.floor = new Floor(spec, this.held, this.door, ports, {
      over: (slot) => this.stepOver(slot),
      impatient: (row) => this.renege(row),
      shed: (row, nowMs) => this.shed(row, nowMs),
    });
    this.slots = this.floor.slots;
    const heard = (slot: number) => this.hear(slot);
    this.dependencies = spec.dependencies?.length
      ? new DependencyCalls(spec.dependencies, ports.depend, this.slots, heard)
      : undefined;
    this.farewells = new Farewells(ports);
    this.drained = new Notice(timers, () => ports.drained?.());
    this.died = new Notice(timers, () => ports.died?.('memory'));
  }

  get name(): string {
    return this.spec.name;
  }

  get paused(): boolean {
    return this.floor.paused;
  }

  get servers(): number {
    return this.floor.servers;
  }

  get queueLength(): number {
    return this.floor.queueLength;
  }

  get inService(): number {
    return this.floor.inService;
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
    return this.floor.enter(row, priority, nowMs) ? 'started' : 'queued';
  }

  abandon(ticket: number): boolean {
    const row = this.held.find(ticket);
    if (row === none || this.held.abandoned(row) === 1) return false;
    this.held.abandon(row);
    if (this.held.slotOf(row) === none) this.tally.abandonedInQueue++;
    else this.tally.abandonedInService++;
    if (this.spec.cancellation !== true) return false;
    this.cancel(row);
    return true;
  }

  start(): void {
    if (this.state === 'down') this.floor.pace.start(this.ports.timers.now());
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
    if (this.state !== 'down') this.floor.pause(this.ports.timers.now());
  }

  resume(): void {
    if (this.paused) this.floor.resume(this.advance());
  }

  setSlowdown(factor: number): void {
    checkPositive('factor', factor);
    this.floor.pace.slowdown = factor;
  }

  setServers(servers: number): void {
    checkWhole('servers', servers, 1);
    this.floor.setServers(servers, this.advance());
  }

  setAdmission(admission: AdmissionControl): void {
    checkAdmission('admission', admission);
    this.door.set(admission, this.queueLength, this.ports.timers.now());
  }

  private admits(priority: number, user: number): boolean {
    const { floor, door } = this;
    if (this.state !== 'up' || !floor.hasRoom()) return false;
    if (
      door.baulking !== undefined &&
      !floor.hasIdle() &&
      door.baulking.leaves(floor.queueLength)
    ) {
      this.tally.baulked++;
      return false;
    }
    if (!door.admits(this.ports.timers.now(), floor.queueLength, priority, user)) return false;
    if (this.held.size < this.memoryLimit) return true;
    this.fall('memory');
    this.died.send();
    return false;
  }

  private advance(): number {
    const { floor, tally } = this;
    const nowMs = this.ports.timers.now();
    // Much happens at one instant; the levels are read once for it.
    if (nowMs !== tally.lastMs) tally.advance(nowMs, floor.inService, floor.queueLength);
    return nowMs;
  }

  /** The overload control will not serve it any more. */
  private shed(row: number, nowMs: number): void {
    this.farewells.tellShed(this.held.ticketOf(row), this.retryAfterMs);
    this.remove(row, nowMs, true);
    this.tally.shed++;
    this.noticeDrained();
  }

  /** The own work, or the wait for a dependency, is over. */
  private stepOver(slot: number): void {
    const { dependencies } = this;
    this.floor.settle(slot);
    if (dependencies === undefined) return this.complete(slot, 'served');
    if (dependencies.next(slot)) return;
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
    this.floor.fill(nowMs);
    this.noticeDrained();
    this.ports.answer(ticket, outcome, outcome === 'failed' ? this.retryAfterMs : 0);
  }

  private cancel(row: number): void {
    const nowMs = this.advance();
    this.floor.leave(row, nowMs);
    this.remove(row, nowMs, true);
    this.tally.cancelled++;
    this.floor.fill(nowMs);
    this.noticeDrained();
  }

  /** It has waited long enough. */
  private renege(row: number): void {
    const nowMs = this.advance();
    const ticket = this.held.ticketOf(row);
    this.floor.leave(row, nowMs);
    this.remove(row, nowMs, true);
    this.tally.reneged++;
    this.noticeDrained();
    this.ports.answer(ticket, 'reneged', 0);
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
    const rows = this.floor.clear(this.advance());
    const tickets = rows.map((row) => this.held.ticketOf(row));
    this.held.clear();
    this.tally.dropped += tickets.length;
    this.state = 'down';
    this.downReason = reason;
    this.drained.withdraw();
    this.farewells.tell(tickets, 'dropped', 0);
  }
}
