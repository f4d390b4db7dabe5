import type { NumberedTimers, Timers } from '../timers.ts';
import type { Clocks } from './clocks.ts';
import { DueHeap } from './due-heap.ts';
import { numberedTimers } from './numbered-timers.ts';

/**
 * Processor sharing: n slots at work share c servers in equal parts, none more than one. In virtual time, which runs at
 * min(1, c/n) of real time, work of w ms is done after w, whoever comes and goes: so nothing has to be computed again
 * but when the first of all is done (Parekh and Gallager 1993, generalized processor sharing). O(log n) a change.
 */
export class SharedClocks implements Clocks {
  private readonly due = new DueHeap();
  private virtualMs = 0;
  private readMs: number;
  private servers: number;
  private armed = false;
  private readonly timers: NumberedTimers;
  private readonly now: () => number;
  private readonly over: (slot: number) => void;

  constructor(timers: Timers, servers: number, over: (slot: number) => void) {
    this.servers = servers;
    this.over = over;
    this.now = () => timers.now();
    this.readMs = timers.now();
    this.timers = numberedTimers(timers, () => this.ring());
  }

  arm(slot: number, nowMs: number, workMs: number): void {
    this.advance(nowMs);
    this.due.add(slot, this.virtualMs + workMs);
    this.wind();
  }

  disarm(slot: number, nowMs: number): number {
    if (!this.due.has(slot)) return -1;
    this.advance(nowMs);
    const left = Math.max(0, this.due.dueOf(slot) - this.virtualMs);
    this.due.remove(slot);
    this.wind();
    return left;
  }

  setServers(servers: number, nowMs: number): void {
    this.advance(nowMs);
    this.servers = servers;
    this.wind();
  }

  /** How fast virtual time runs. */
  private rate(): number {
    return Math.min(1, this.servers / this.due.size);
  }

  private advance(nowMs: number): void {
    if (this.due.size > 0) this.virtualMs += (nowMs - this.readMs) * this.rate();
    // Nobody is there to be compared with: virtual time may begin again, and stays exact.
    else this.virtualMs = 0;
    this.readMs = nowMs;
  }

  /** One timer for all: when the first is done. */
  private wind(): void {
    if (this.armed) this.timers.disarm(0);
    this.armed = this.due.size > 0;
    if (!this.armed) return;
    const left = Math.max(0, this.due.dueOf(this.due.first()) - this.virtualMs);
    this.timers.arm(0, left / this.rate());
  }

  private ring(): void {
    this.armed = false;
    this.advance(this.now());
    const slot = this.due.first();
    // What the timer was set for, and not what rounding has left of it.
    this.virtualMs = this.due.dueOf(slot);
    this.due.remove(slot);
    this.wind();
    this.over(slot);
  }
}
