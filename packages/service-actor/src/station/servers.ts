import type { Clocks } from './clocks.ts';
import { doubled, none } from './columns.ts';

/**
 * The servers of a station: a slot for each request in service, with its clock. Slots are made when first needed and
 * used again, so a start of service allocates nothing.
 */
export class Servers {
  busy = 0;
  /** The row of the request in a slot, or none. */
  row = new Int32Array(4);
  /** How many of the dependencies were called for it. */
  calls = new Int32Array(4);
  /** The calls it waits for: their number as a group, or 0. */
  awaited = new Float64Array(4);
  /** How many of that group are still to be heard of. */
  pending = new Int32Array(4);
  /** 0 when the last call failed. */
  ok = new Uint8Array(4);
  /** What is left to do in a slot that stands still, ms; -1 in one that does not. */
  private parked = new Float64Array(4).fill(-1);
  private idle = new Int32Array(4);
  private idleCount = 0;
  private size = 0;
  private readonly clocks: Clocks;

  constructor(clocks: Clocks) {
    this.clocks = clocks;
  }

  /** Starts service of a row; the slot. */
  begin(row: number, nowMs: number, serviceTimeMs: number): number {
    const slot = this.idleCount > 0 ? (this.idle[--this.idleCount] ?? none) : this.fresh();
    this.row[slot] = row;
    this.calls[slot] = 0;
    this.ok[slot] = 1;
    this.busy++;
    this.clocks.arm(slot, nowMs, serviceTimeMs);
    return slot;
  }

  /** Frees a slot, whatever it is waiting for; what was left of its work, ms, or -1. */
  release(slot: number, nowMs: number): number {
    const leftMs = this.clocks.disarm(slot, nowMs);
    this.parked[slot] = -1;
    this.awaited[slot] = 0;
    this.row[slot] = none;
    this.idle[this.idleCount++] = slot;
    this.busy--;
    return leftMs;
  }

  /** Stops the clocks of all slots. */
  pause(nowMs: number): void {
    for (let slot = 0; slot < this.size; slot++) {
      const leftMs = this.clocks.disarm(slot, nowMs);
      if (leftMs >= 0) this.park(slot, leftMs);
    }
  }

  /** What is left to do in a slot, from the end of the pause. */
  park(slot: number, leftMs: number): void {
    this.parked[slot] = leftMs;
  }

  resume(nowMs: number): void {
    for (let slot = 0; slot < this.size; slot++) {
      const leftMs = this.parked[slot] as number;
      if (leftMs < 0) continue;
      this.parked[slot] = -1;
      this.clocks.arm(slot, nowMs, leftMs);
    }
  }

  /** Frees all slots; gives back their rows in the order of the slots. */
  clear(nowMs: number): readonly number[] {
    const rows: number[] = [];
    for (let slot = 0; slot < this.size; slot++) {
      const row = this.row[slot] ?? none;
      if (row === none) continue;
      rows.push(row);
      this.release(slot, nowMs);
    }
    return rows;
  }

  private fresh(): number {
    if (this.size === this.row.length) this.grow();
    return this.size++;
  }

  private grow(): void {
    const { parked } = this;
    this.row = doubled(this.row, Int32Array);
    this.calls = doubled(this.calls, Int32Array);
    this.awaited = doubled(this.awaited, Float64Array);
    this.pending = doubled(this.pending, Int32Array);
    this.ok = doubled(this.ok, Uint8Array);
    this.parked = doubled(parked, Float64Array).fill(-1, parked.length);
    this.idle = doubled(this.idle, Int32Array);
  }
}
