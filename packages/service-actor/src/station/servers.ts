import type { NumberedTimers, Timers } from '../timers.ts';
import { doubled, none } from './columns.ts';
import { numberedTimers } from './numbered-timers.ts';

/**
 * The servers of a station: a slot for each request in service, with the timer of its number. Slots
 * are made when first needed and used again, so a start of service allocates nothing.
 */
export class Servers {
  busy = 0;
  /** The row of the request in a slot, or none. */
  row = new Int32Array(4);
  /** How many of the dependencies were called for it. */
  calls = new Int32Array(4);
  /** The call it waits for: its number, or 0. */
  awaited = new Float64Array(4);
  /** 0 when the last call failed. */
  ok = new Uint8Array(4);
  private armed = new Uint8Array(4);
  private dueMs = new Float64Array(4);
  private parked = new Uint8Array(4);
  private idle = new Int32Array(4);
  private idleCount = 0;
  private size = 0;
  private readonly timers: NumberedTimers;

  /** `over` is told when a slot's time is over. */
  constructor(timers: Timers, over: (slot: number) => void) {
    this.timers = numberedTimers(timers, (slot) => {
      this.armed[slot] = 0;
      over(slot);
    });
  }

  /** Starts service of a row; the slot. */
  begin(row: number, nowMs: number, serviceTimeMs: number): number {
    const slot = this.idleCount > 0 ? (this.idle[--this.idleCount] ?? none) : this.fresh();
    this.row[slot] = row;
    this.calls[slot] = 0;
    this.ok[slot] = 1;
    this.busy++;
    this.arm(slot, nowMs, serviceTimeMs);
    return slot;
  }

  /** Frees a slot, whatever it is waiting for. */
  release(slot: number): void {
    this.disarm(slot);
    this.parked[slot] = 0;
    this.awaited[slot] = 0;
    this.row[slot] = none;
    this.idle[this.idleCount++] = slot;
    this.busy--;
  }

  /** Stops the clocks of all slots. */
  pause(nowMs: number): void {
    for (let slot = 0; slot < this.size; slot++) {
      if (this.armed[slot] === 0) continue;
      this.disarm(slot);
      this.park(slot, Math.max(0, (this.dueMs[slot] ?? 0) - nowMs));
    }
  }

  /** What is left to do in a slot, from the end of the pause. */
  park(slot: number, leftMs: number): void {
    this.parked[slot] = 1;
    this.dueMs[slot] = leftMs;
  }

  resume(nowMs: number): void {
    for (let slot = 0; slot < this.size; slot++) {
      if (this.parked[slot] === 0) continue;
      this.parked[slot] = 0;
      this.arm(slot, nowMs, this.dueMs[slot] ?? 0);
    }
  }

  /** Frees all slots; gives back their rows in the order of the slots. */
  clear(): readonly number[] {
    const rows: number[] = [];
    for (let slot = 0; slot < this.size; slot++) {
      const row = this.row[slot] ?? none;
      if (row === none) continue;
      rows.push(row);
      this.release(slot);
    }
    return rows;
  }

  private arm(slot: number, nowMs: number, delayMs: number): void {
    this.dueMs[slot] = nowMs + delayMs;
    this.armed[slot] = 1;
    this.timers.arm(slot, delayMs);
  }

  private disarm(slot: number): void {
    if (this.armed[slot] === 0) return;
    this.armed[slot] = 0;
    this.timers.disarm(slot);
  }

  private fresh(): number {
    if (this.size === this.row.length) this.grow();
    return this.size++;
  }

  private grow(): void {
    this.row = doubled(this.row, Int32Array);
    this.calls = doubled(this.calls, Int32Array);
    this.awaited = doubled(this.awaited, Float64Array);
    this.ok = doubled(this.ok, Uint8Array);
    this.armed = doubled(this.armed, Uint8Array);
    this.dueMs = doubled(this.dueMs, Float64Array);
    this.parked = doubled(this.parked, Uint8Array);
    this.idle = doubled(this.idle, Int32Array);
  }
}
