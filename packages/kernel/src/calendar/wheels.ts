import type { Batch } from './batch.ts';
import { Entries, chunkEntries } from './entries.ts';
import type { NearHeap } from './near-heap.ts';
import type { Pages } from './pages.ts';
import { Wheel, buckets } from './wheel.ts';

/**
 * Three timing wheels, each bucket of one as wide as a turn of the one before: arming appends to a bucket, and a bucket is
 * dealt out to the finer wheel when its time has come, so that no entry is moved more than three times.
 *
 * G. Varghese and T. Lauck, "Hashed and hierarchical timing wheels" (1987).
 */
export class Wheels {
  /** Entries in them, stale ones too. */
  held = 0;
  readonly #pages: Pages;
  readonly #near: NearHeap;
  readonly #entries = new Entries();
  /** Buckets of a tick, of a turn of ticks, of a turn of those; and whatever lies beyond, unsorted. */
  readonly #ticks = new Wheel(this.#entries);
  readonly #turns = new Wheel(this.#entries);
  readonly #aeons = new Wheel(this.#entries);
  readonly #beyond = new Wheel(this.#entries);
  readonly #perMs: number;
  /** The tick that was opened last. */
  #open: number;
  /** The turn, the aeon and the era that the wheels hold now. */
  #turn: number;
  #aeon: number;
  #era: number;

  /** @param near takes what is due no later than the tick that is open */
  constructor(pages: Pages, near: NearHeap, startMs: number, tickMs: number) {
    this.#pages = pages;
    this.#near = near;
    this.#perMs = 1 / tickMs;
    this.#open = this.#tickOf(startMs) - 1;
    this.#turn = turnOf(this.#open);
    this.#aeon = turnOf(this.#turn);
    this.#era = turnOf(this.#aeon);
  }

  /** Puts an entry behind all others of its bucket. */
  put(dueMs: number, place: number, stamp: number): void {
    const tick = this.#tickOf(dueMs);
    if (tick <= this.#open) {
      this.#near.push(dueMs, place, stamp);
      return;
    }
    this.held++;
    const ahead = tick - this.#turn * buckets;
    if (ahead < buckets) this.#ticks.append(ahead, dueMs, place, stamp);
    else this.#putFar(turnOf(tick), dueMs, place, stamp);
  }

  /** Moves the next tick that holds anything into the batch, but none later than the limit; false when there is none. */
  open(limitMs: number, batch: Batch): boolean {
    const limit = this.#tickOf(limitMs);
    const from = this.#open + 1;
    const bucket = turnOf(from) === this.#turn ? this.#ticks.next(from - this.#turn * buckets) : -1;
    if (bucket < 0) return this.#openTurn(limit);
    const tick = this.#turn * buckets + bucket;
    if (tick > limit) return false;
    this.#open = tick;
    this.#fill(bucket, batch);
    batch.sort();
    return true;
  }

  /** When an entry is due, by its slot and stamp; NaN when it is not there. */
  find(place: number, stamp: number): number {
    const { dues, marks } = this.#entries;
    let dueMs = NaN;
    this.#each((at) => {
      if (marks[at * 4 + 2] === place && marks[at * 4 + 3] === stamp)
        dueMs = dues[at * 2] as number;
    });
    return dueMs;
  }

  /** Throws out stale entries. */
  sweep(): void {
    for (const wheel of this.#all()) {
      for (let bucket = wheel.next(0); bucket >= 0; bucket = wheel.next(bucket + 1))
        this.#deal(wheel, bucket, true);
    }
  }

  get bytes(): number {
    return this.#entries.bytes + this.#all().reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Deals the next turn that holds anything out to the ticks. */
  #openTurn(limit: number): boolean {
    const from = this.#turn + 1;
    const bucket = turnOf(from) === this.#aeon ? this.#turns.next(from - this.#aeon * buckets) : -1;
    if (bucket < 0) return this.#openAeon(limit);
    const turn = this.#aeon * buckets + bucket;
    if (turn * buckets > limit) return false;
    this.#turn = turn;
    this.#open = turn * buckets - 1;
    this.#deal(this.#turns, bucket);
    return true;
  }

  #openAeon(limit: number): boolean {
    const from = this.#aeon + 1;
    const bucket = turnOf(from) === this.#era ? this.#aeons.next(from - this.#era * buckets) : -1;
    if (bucket < 0) return this.#openEra(limit);
    const aeon = this.#era * buckets + bucket;
    if (aeon * buckets * buckets > limit) return false;
    this.#enterAeon(aeon);
    this.#deal(this.#aeons, bucket);
    return true;
  }

  /** Nothing is left but what lies beyond: goes to the era of the earliest. */
  #openEra(limit: number): boolean {
    let earliestMs = Infinity;
    const { dues } = this.#entries;
    // All other wheels are empty by now.
    this.#each((at) => {
      earliestMs = Math.min(earliestMs, dues[at * 2] as number);
    });
    const aeon = turnOf(turnOf(this.#tickOf(earliestMs)));
    if (earliestMs === Infinity || turnOf(aeon) * buckets * buckets * buckets > limit) return false;
    this.#era = turnOf(aeon);
    this.#enterAeon(this.#era * buckets - 1);
    this.#deal(this.#beyond, 0);
    return true;
  }

  /** An aeon, before its first turn. */
  #enterAeon(aeon: number): void {
    this.#aeon = aeon;
    this.#turn = aeon * buckets - 1;
    this.#open = aeon * buckets * buckets - 1;
  }

  /** Takes what is live of a tick into the batch. Looking at each stamp here brings the records of many actors at a time. */
  #fill(bucket: number, batch: Batch): void {
    const { nexts } = this.#entries;
    const end = this.#ticks.end(bucket);
    let chunk = this.#ticks.head(bucket);
    this.#ticks.clear(bucket);
    while (chunk !== 0) {
      const next = nexts[chunk] as number;
      const first = chunk * chunkEntries;
      const last = next === 0 ? end : first + chunkEntries;
      this.held -= last - first;
      this.#fillFrom(first, last, batch);
      this.#entries.release(chunk);
      chunk = next;
    }
  }

  #fillFrom(first: number, last: number, batch: Batch): void {
    const { dues, marks } = this.#entries;
    batch.reserve(last - first);
    for (let at = first; at < last; at++) {
      const place = marks[at * 4 + 2] as number;
      const stamp = marks[at * 4 + 3] as number;
      if (this.#pages.isLive(place, stamp)) batch.add(dues[at * 2] as number, place, stamp);
    }
  }

  /** Puts what is live of a bucket, in order, where it belongs by now: back there, or into a finer wheel. */
  #deal(wheel: Wheel, bucket: number, back = false): void {
    const entries = this.#entries;
    const end = wheel.end(bucket);
    let chunk = wheel.head(bucket);
    wheel.clear(bucket);
    while (chunk !== 0) {
      const next = entries.nexts[chunk] as number;
      const last = next === 0 ? end : (chunk + 1) * chunkEntries;
      for (let at = chunk * chunkEntries; at < last; at++) {
        const dueMs = entries.dueOf(at);
        const place = entries.slotOf(at);
        const stamp = entries.stampOf(at);
        this.held--;
        if (back) {
          if (!this.#pages.isLive(place, stamp)) continue;
          this.held++;
          wheel.append(bucket, dueMs, place, stamp);
        } else this.put(dueMs, place, stamp);
      }
      entries.release(chunk);
      chunk = next;
    }
  }

  #putFar(turn: number, dueMs: number, place: number, stamp: number): void {
    const aeon = turnOf(turn);
    if (aeon === this.#aeon) this.#turns.append(turn, dueMs, place, stamp);
    else if (turnOf(aeon) === this.#era) this.#aeons.append(aeon, dueMs, place, stamp);
    else this.#beyond.append(0, dueMs, place, stamp);
  }

  #each(visit: (at: number) => void): void {
    const { nexts } = this.#entries;
    for (const wheel of this.#all()) {
      for (let bucket = wheel.next(0); bucket >= 0; bucket = wheel.next(bucket + 1)) {
        for (let chunk = wheel.head(bucket); chunk !== 0; chunk = nexts[chunk] as number) {
          const last = nexts[chunk] === 0 ? wheel.end(bucket) : (chunk + 1) * chunkEntries;
          for (let at = chunk * chunkEntries; at < last; at++) visit(at);
        }
      }
    }
  }

  #all(): Wheel[] {
    return [this.#ticks, this.#turns, this.#aeons, this.#beyond];
  }

  #tickOf(dueMs: number): number {
    return Math.floor(dueMs * this.#perMs);
  }
}

/** The turn of a wheel that a tick (or a turn, or an aeon) belongs to. */
function turnOf(tick: number): number {
  return Math.floor(tick / buckets);
}
