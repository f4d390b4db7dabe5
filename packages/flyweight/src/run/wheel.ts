import type { Alarm, Fire } from './alarm.ts';
import { Batch } from './batch.ts';

const none = -1;
/** Stands as the previous one for a slot that has left its bucket and waits in the batch of the current tick. */
const inBatch = -2;

/**
 * A timing wheel of one-millisecond buckets with intrusive lists: arming and disarming cost the same for ten timers and
 * for ten million. A bucket is sorted when its time has come; equal times keep the order in which they were armed.
 */
export class Wheel implements Alarm {
  readonly #fire: Fire;
  readonly #mask: number;
  readonly #heads: Int32Array;
  readonly #tails: Int32Array;
  /** One record of 16 bytes a slot, so that a timer touches one line of the cache: due time, next, previous. */
  #due = new Float64Array(0);
  #links = new Int32Array(0);
  readonly #batch = new Batch();
  #nowMs: number;
  #tick: number;
  #armed = 0;
  #advancing = false;

  constructor(startMs: number, timers: number, fire: Fire) {
    this.#fire = fire;
    // A turn of a minute for many timers, so that each is looked at once; of a second for few.
    const buckets = 1 << Math.min(16, Math.max(10, Math.ceil(Math.log2(timers + 1))));
    this.#mask = buckets - 1;
    this.#heads = new Int32Array(buckets).fill(none);
    this.#tails = new Int32Array(buckets).fill(none);
    this.#nowMs = startMs;
    this.#tick = Math.floor(startMs);
  }

  now(): number {
    return this.#nowMs;
  }

  arm(slot: number, delayMs: number): void {
    if (!(delayMs >= 0 && delayMs < Infinity)) {
      throw new RangeError(`a delay is ${delayMs}: give ms of at least 0`);
    }
    this.disarm(slot);
    const dueMs = this.#nowMs + delayMs;
    this.#due[slot * 2] = dueMs;
    this.#armed++;
    if (Math.floor(dueMs) === this.#tick && this.#advancing) this.#batchInsert(slot, dueMs);
    else this.#append(slot, Math.floor(dueMs));
  }

  disarm(slot: number): void {
    const dueMs = this.#due[slot * 2] ?? NaN;
    if (Number.isNaN(dueMs)) return;
    if (this.#links[slot * 4 + 3] === inBatch) this.#batch.remove(slot);
    else this.#unlink(slot, Math.floor(dueMs));
    this.#forget(slot);
  }

  dueMs(slot: number): number {
    return this.#due[slot * 2] ?? NaN;
  }

  grow(slots: number): void {
    const { length } = this.#due;
    if (slots * 2 <= length) return;
    const due = new Float64Array(slots * 2);
    const links = new Int32Array(due.buffer);
    links.set(this.#links);
    for (let slot = length / 2; slot < slots; slot++) {
      due[slot * 2] = NaN;
      links[slot * 4 + 2] = none;
      links[slot * 4 + 3] = none;
    }
    this.#due = due;
    this.#links = links;
  }

  get bytes(): number {
    return this.#due.byteLength + this.#heads.byteLength * 2;
  }

  /** Fires everything that is due until then, each at its own time. */
  advanceTo(untilMs: number): void {
    if (this.#advancing) throw new Error('advanceTo within advanceTo: time is moving already');
    if (!(untilMs >= this.#nowMs && untilMs < Infinity)) {
      throw new RangeError(
        `advanceTo is ${untilMs}: give a time of at least now, ${this.#nowMs} ms`,
      );
    }
    this.#advancing = true;
    try {
      this.#run(untilMs);
    } finally {
      this.#advancing = false;
      for (const slot of this.#batch.drain()) this.#append(slot, this.#tick);
    }
    this.#nowMs = untilMs;
    this.#tick = Math.floor(untilMs);
  }

  #run(untilMs: number): void {
    const last = Math.floor(untilMs);
    let idle = 0;
    while (this.#armed > 0 && this.#tick <= last) {
      idle += this.#skipEmpty(last);
      this.#open();
      idle = this.#batch.isEmpty() ? idle + 1 : 0;
      this.#fireBatch(untilMs);
      if (this.#tick === last) return;
      // A whole turn without a timer: the next one is far away.
      this.#tick = idle > this.#mask ? Math.min(last, this.#earliestTick()) : this.#tick + 1;
    }
  }

  /** Goes on to the next bucket that holds anything, but for one turn at the most. */
  #skipEmpty(last: number): number {
    const heads = this.#heads;
    const mask = this.#mask;
    const furthest = Math.min(last, this.#tick + mask);
    let tick = this.#tick;
    while (tick < furthest && heads[tick & mask] === none) tick++;
    const skipped = tick - this.#tick;
    this.#tick = tick;
    return skipped;
  }

  #fireBatch(untilMs: number): void {
    for (let slot = this.#batch.first(); slot >= 0; slot = this.#batch.first()) {
      const dueMs = this.#due[slot * 2] ?? 0;
      if (dueMs > untilMs) return;
      this.#batch.shift();
      this.#forget(slot);
      this.#nowMs = dueMs;
      this.#fire(slot);
    }
  }

  /** Moves what is due in this tick, and not a turn later, into the batch. */
  #open(): void {
    const bucket = this.#tick & this.#mask;
    let slot = this.#heads[bucket] ?? none;
    this.#heads[bucket] = none;
    this.#tails[bucket] = none;
    while (slot >= 0) {
      const next = this.#links[slot * 4 + 2] ?? none;
      const dueMs = this.#due[slot * 2] ?? 0;
      if (Math.floor(dueMs) === this.#tick) {
        this.#links[slot * 4 + 3] = inBatch;
        this.#batch.add(slot, dueMs);
      } else this.#append(slot, this.#tick);
      slot = next;
    }
    this.#batch.sort();
  }

  #batchInsert(slot: number, dueMs: number): void {
    this.#links[slot * 4 + 3] = inBatch;
    this.#batch.insert(slot, dueMs);
  }

  #append(slot: number, tick: number): void {
    const bucket = tick & this.#mask;
    const tail = this.#tails[bucket] ?? none;
    this.#links[slot * 4 + 3] = tail;
    this.#links[slot * 4 + 2] = none;
    this.#tails[bucket] = slot;
    if (tail >= 0) this.#links[tail * 4 + 2] = slot;
    else this.#heads[bucket] = slot;
  }

  #unlink(slot: number, tick: number): void {
    const bucket = tick & this.#mask;
    const next = this.#links[slot * 4 + 2] ?? none;
    const previous = this.#links[slot * 4 + 3] ?? none;
    if (previous >= 0) this.#links[previous * 4 + 2] = next;
    else this.#heads[bucket] = next;
    if (next >= 0) this.#links[next * 4 + 3] = previous;
    else this.#tails[bucket] = previous;
  }

  #forget(slot: number): void {
    this.#due[slot * 2] = NaN;
    this.#links[slot * 4 + 3] = none;
    this.#armed--;
  }

  #earliestTick(): number {
    let earliest = Infinity;
    for (let at = 0; at < this.#due.length; at += 2) {
      const dueMs = this.#due[at] ?? NaN;
      if (dueMs < earliest) earliest = dueMs;
    }
    return Math.floor(earliest);
  }
}
