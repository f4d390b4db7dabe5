import { streamSeed } from '@squall/random';
import type { StationSpec } from '../spec/station-spec.ts';
import { type Clocks, OwnClocks } from './clocks.ts';
import { none } from './columns.ts';
import { createLine } from './create-line.ts';
import type { Door } from './door.ts';
import type { Held } from './held.ts';
import { Interrupts } from './interrupts.ts';
import type { Line } from './line.ts';
import { Pace } from './pace.ts';
import { Patience } from './patience.ts';
import type { StationPorts } from './ports.ts';
import { Servers } from './servers.ts';
import { SharedClocks } from './shared-clocks.ts';

export interface FloorPorts {
  /** The work in a slot is done. */
  readonly over: (slot: number) => void;
  /** The patience of a row that waits is at an end. */
  readonly impatient: (row: number) => void;
  /** The overload control would not serve a row that was called: it has left the floor. */
  readonly shed: (row: number, nowMs: number) => void;
}

/** Where requests are served and wait: rows on servers and in the line. It knows neither books nor answers. */
export class Floor {
  servers: number;
  paused = false;
  readonly slots: Servers;
  readonly pace: Pace;
  private readonly queueCapacity: number;
  /** Processor sharing: all that are held are served at once. */
  private readonly sharing: boolean;
  /** Places beyond the servers in which one is served too. */
  private readonly sharedPlaces: number;
  private readonly held: Held;
  private readonly line: Line;
  private readonly clocks: Clocks;
  private readonly interrupts: Interrupts | undefined;
  private readonly patience: Patience | undefined;
  private readonly door: Door;
  private readonly shed: FloorPorts['shed'];

  constructor(
    spec: StationSpec,
    held: Held,
    door: Door,
    { timers, uniform }: StationPorts,
    ports: FloorPorts,
  ) {
    const { servers, patience } = spec;
    const { seed } = uniform;
    this.held = held;
    this.servers = servers;
    this.queueCapacity = spec.queueCapacity;
    this.door = door;
    this.shed = ports.shed;
    this.sharing = spec.discipline === 'processorSharing';
    this.sharedPlaces = this.sharing ? spec.queueCapacity : 0;
    this.pace = new Pace(spec, seed);
    this.line = createLine(spec, held, seed);
    this.clocks = this.sharing
      ? new SharedClocks(timers, servers, ports.over)
      : new OwnClocks(timers, ports.over);
    this.slots = new Servers(this.clocks);
    this.interrupts = spec.preemption ? new Interrupts(held) : undefined;
    this.patience =
      patience && new Patience(patience, streamSeed(seed, 'patience'), timers, ports.impatient);
  }

  get queueLength(): number {
    if (!this.sharing) return this.line.size;
    return this.line.size + Math.max(0, this.slots.busy - this.servers);
  }

  get inService(): number {
    return this.sharing ? Math.min(this.slots.busy, this.servers) : this.slots.busy;
  }

  hasIdle(): boolean {
    return !this.paused && this.slots.busy < this.servers + this.sharedPlaces;
  }

  hasRoom(): boolean {
    if (this.sharing) return this.held.size < this.servers + this.sharedPlaces;
    return this.hasIdle() || this.line.size < this.queueCapacity;
  }

  /** A new row is served at once, or waits: then false. */
  enter(row: number, priority: number, nowMs: number): boolean {
    this.interrupts?.enter(row);
    if (!this.hasIdle() && !this.interrupt(priority, nowMs)) {
      this.line.join(row);
      this.patience?.begin(row);
      return false;
    }
    // The control hears of a wait of no time; whoever has not waited is served.
    this.door.watch?.keeps(row, nowMs);
    this.begin(row, nowMs);
    return true;
  }

  /** Idle servers call whoever waits. */
  fill(nowMs: number): void {
    while (this.line.size > 0 && this.hasIdle()) this.call(nowMs);
  }

  pause(nowMs: number): void {
    this.paused = true;
    this.slots.pause(nowMs);
  }

  resume(nowMs: number): void {
    this.paused = false;
    this.slots.resume(nowMs);
    this.fill(nowMs);
    while (this.interrupt(this.line.highest(), nowMs)) {
      // One for one, even where more are in service than there are servers now.
      this.call(nowMs);
      this.fill(nowMs);
    }
  }

  setServers(servers: number, nowMs: number): void {
    this.servers = servers;
    this.clocks.setServers(servers, nowMs);
    this.fill(nowMs);
  }

  /** The own work in a slot is done: nobody can interrupt it any more. */
  settle(slot: number): void {
    const { interrupts, slots } = this;
    if (interrupts !== undefined && slots.calls[slot] === 0)
      interrupts.end(slots.row[slot] ?? none);
  }

  /** A row leaves, wherever it is: it waits, or its slot is released. */
  leave(row: number, nowMs: number): void {
    const slot = this.held.slotOf(row);
    if (slot === none) {
      this.line.leave(row);
      this.patience?.end(row);
      return;
    }
    this.settle(slot);
    this.slots.release(slot, nowMs);
  }

  /** All leave: those in service by slot, then those who waited, as they would be called. */
  clear(nowMs: number): readonly number[] {
    const rows = [...this.slots.clear(nowMs)];
    this.interrupts?.clear();
    while (this.line.size > 0) rows.push(this.next());
    this.paused = false;
    return rows;
  }

  private begin(row: number, nowMs: number): void {
    const { held, slots, pace, interrupts } = this;
    const leftMs = interrupts === undefined ? -1 : interrupts.leftOf(row);
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

  private call(nowMs: number): void {
    const row = this.next();
    if (this.keeps(row, nowMs)) this.begin(row, nowMs);
    else this.shed(row, nowMs);
  }

  /** What the overload control says of a row that is called; one that was interrupted has been kept before. */
  private keeps(row: number, nowMs: number): boolean {
    const { interrupts } = this;
    const { watch } = this.door;
    if (watch === undefined) return true;
    return (interrupts !== undefined && interrupts.leftOf(row) >= 0) || watch.keeps(row, nowMs);
  }

  private next(): number {
    const row = this.line.call();
    this.patience?.end(row);
    return row;
  }
}
