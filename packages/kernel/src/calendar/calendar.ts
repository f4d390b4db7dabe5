import { Batch } from './batch.ts';
import { NearHeap } from './near-heap.ts';
import { Pages } from './pages.ts';
import type { TimerTable } from './timer-table.ts';
import { Wheels } from './wheels.ts';

/** So many stale entries are left alone: sweeping for less would cost more than they do. */
const staleMax = 8192;

/**
 * The future event list, in the order (due, sequence). Arming appends to a bucket of a timing wheel, disarming only changes
 * the slot's stamp, and a bucket is sorted when its time has come: no cost grows with the number of events that wait.
 */
export class Calendar {
  nowMs: number;
  /** Events that wait, and how many have been fired. */
  size = 0;
  executed = 0;
  readonly pages = new Pages();
  /** What is due no later than the tick that is in the batch and came after it was opened. */
  readonly #near = new NearHeap();
  readonly #batch = new Batch();
  readonly #wheels: Wheels;
  /** First entry of the batch that has not been looked at. */
  #at = 0;
  #stamp = 0;

  /** @param tickMs width of a bucket; a matter of speed only */
  constructor(startMs: number, tickMs: number) {
    this.nowMs = startMs;
    this.#wheels = new Wheels(this.pages, this.#near, startMs, tickMs);
  }

  /** Adds an event behind all others of the same due time; the stamp of its slot from now on. */
  insert(dueMs: number, place: number): number {
    const stamp = this.#nextStamp();
    // Before the new entry is there: its slot bears the stamp only after this.
    if (this.#wheels.held > 1.5 * this.size + staleMax) this.#wheels.sweep();
    this.size++;
    this.#wheels.put(dueMs, place, stamp);
    return stamp;
  }

  /** One that waited has been disarmed: its slot has another stamp, or is about to. */
  forget(): void {
    this.size--;
  }

  /** When the next event is due, or Infinity when none is due by then. */
  nextDueMs(limitMs: number): number {
    const batch = this.#batch;
    const near = this.#near;
    do {
      while (this.#at < batch.size && !this.#isLiveAt(this.#at)) this.#at++;
      while (near.size > 0 && !this.pages.isLive(near.slot, near.stamp)) near.pop();
      if (near.size > 0 || this.#at < batch.size) return Math.min(near.dueMs, this.#batchDueMs());
    } while (this.#turnOver(limitMs));
    return Infinity;
  }

  /** Fires the next event, if one is due before the limit. */
  fireNext(limitMs: number): boolean {
    const batch = this.#batch;
    if (this.#near.size > 0 || this.#at >= batch.size) return this.#fireSlowly(limitMs);
    const at = this.#at;
    const place = batch.slots[at] as number;
    const owner = this.pages.ownerOf(place);
    const slot = this.pages.slotOf(place);
    const { words } = owner.stamps;
    const word = owner.stamps.at(slot);
    if (words[word] !== batch.stamps[at]) return this.#fireSlowly(limitMs);
    const dueMs = batch.dues[at] as number;
    if (dueMs >= limitMs) return false;
    this.#at = at + 1;
    words[word] = 0;
    this.#fire(owner, slot, dueMs);
    return true;
  }

  /** The way when there is more to it than the next entry of the batch. */
  #fireSlowly(limitMs: number): boolean {
    const dueMs = this.nextDueMs(limitMs);
    if (dueMs >= limitMs) return false;
    // What is in the batch was there before anything in the heap came: it goes first.
    const isNear = dueMs < this.#batchDueMs();
    const place = isNear ? this.#near.slot : (this.#batch.slots[this.#at] as number);
    if (isNear) this.#near.pop();
    else this.#at++;
    const owner = this.pages.ownerOf(place);
    const slot = this.pages.slotOf(place);
    owner.stamps.set(slot, 0);
    this.#fire(owner, slot, dueMs);
    return true;
  }

  #fire(owner: TimerTable, slot: number, dueMs: number): void {
    this.size--;
    this.nowMs = dueMs;
    this.executed++;
    owner.fire(slot);
  }

  #isLiveAt(at: number): boolean {
    const { slots, stamps } = this.#batch;
    return this.pages.isLive(slots[at] as number, stamps[at] as number);
  }

  #batchDueMs(): number {
    return this.#at < this.#batch.size ? (this.#batch.dues[this.#at] as number) : Infinity;
  }

  /** When an event that waits is due, by its slot and stamp. */
  dueOf(place: number, stamp: number): number {
    const nearMs = this.#near.find(place, stamp);
    if (!Number.isNaN(nearMs)) return nearMs;
    const openMs = this.#batch.find(this.#at, place, stamp);
    if (!Number.isNaN(openMs)) return openMs;
    return this.#wheels.find(place, stamp);
  }

  get bytes(): number {
    return this.#wheels.bytes + this.#batch.bytes + this.#near.bytes;
  }

  /** 0 stands for a slot that is not armed. */
  #nextStamp(): number {
    this.#stamp = (this.#stamp + 1) >>> 0;
    if (this.#stamp === 0) this.#stamp = 1;
    return this.#stamp;
  }

  /** The batch is used up: goes on to the next tick. */
  #turnOver(limitMs: number): boolean {
    this.#batch.size = 0;
    this.#at = 0;
    return this.size > 0 && this.#wheels.open(limitMs, this.#batch);
  }
}
