import type { NumberedTimers, Timers } from '../timers.ts';
import { doubled } from './columns.ts';
import { numberedTimers } from './numbered-timers.ts';

/** What tells that the work in a slot is done. */
export interface Clocks {
  /** So much work is begun in a slot, ms on a server of its own. */
  arm(slot: number, nowMs: number, workMs: number): void;
  /** The work of a slot stops; what is left of it, ms, or -1 when there was none. */
  disarm(slot: number, nowMs: number): number;
  /** The servers are so many from now on. */
  setServers(servers: number, nowMs: number): void;
}

/** A server for each slot: work takes as long as it is, and every slot has the timer of its number. */
export class OwnClocks implements Clocks {
  private armed = new Uint8Array(4);
  private dueMs = new Float64Array(4);
  private readonly timers: NumberedTimers;

  /** `over` is told when a slot's work is done. */
  constructor(timers: Timers, over: (slot: number) => void) {
    this.timers = numberedTimers(timers, (slot) => {
      this.armed[slot] = 0;
      over(slot);
    });
  }

  arm(slot: number, nowMs: number, workMs: number): void {
    while (slot >= this.armed.length) this.grow();
    this.dueMs[slot] = nowMs + workMs;
    this.armed[slot] = 1;
    this.timers.arm(slot, workMs);
  }

  disarm(slot: number, nowMs: number): number {
    if (this.armed[slot] !== 1) return -1;
    this.armed[slot] = 0;
    this.timers.disarm(slot);
    return Math.max(0, (this.dueMs[slot] as number) - nowMs);
  }

  setServers(): void {
    // Work that has begun keeps its server.
  }

  private grow(): void {
    this.armed = doubled(this.armed, Uint8Array);
    this.dueMs = doubled(this.dueMs, Float64Array);
  }
}
