import { fullError } from '../checks.ts';

/** Slots are numbered below this: 2^24 of them leave 29 bits of a safe integer for generations. */
const SLOTS = 2 ** 24;

/** The most events that wait at once; slot 0 stays empty, so that 0 never names an event. */
const PENDING_MAX = SLOTS - 1;

const INITIAL_LENGTH = 64;

/**
 * Numbered places for pending events, and ids that name each tenancy of a place once.
 *
 * An id is `generation * 2^24 + slot`. A freed slot keeps its last id, negated, so that one
 * comparison tells a live id from a stale, forged or fractional one. A slot whose generations are
 * used up (after 2^29 tenancies) retires: an id is never given twice.
 */
export class Slots {
  /** By slot: the id of the event in it; negated once the event has left; 0 before the first. */
  private ids = new Float64Array(INITIAL_LENGTH);
  private readonly free: number[] = [];
  private used = 1;
  private readonly pendingMax: number;
  private readonly idMax: number;

  /** The limits are parameters only so that a test can reach them. */
  constructor(pendingMax = PENDING_MAX, idMax = Number.MAX_SAFE_INTEGER) {
    this.pendingMax = pendingMax;
    this.idMax = idMax;
  }

  /** Takes a slot; its new id is `idOf(slot)`. Throws RangeError when all are taken. */
  take(): number {
    const slot = this.free.pop() ?? this.open();
    const last = this.idOf(slot);
    this.ids[slot] = last === 0 ? slot : SLOTS - last;
    return slot;
  }

  idOf(slot: number): number {
    return this.ids[slot] ?? 0;
  }

  /** The slot that `id` names now, or 0 when it names none. */
  find(id: number): number {
    const slot = id - Math.floor(id / SLOTS) * SLOTS;
    return id > 0 && this.ids[slot] === id ? slot : 0;
  }

  release(slot: number): void {
    const id = this.idOf(slot);
    this.ids[slot] = -id;
    if (id + SLOTS <= this.idMax) this.free.push(slot);
  }

  private open(): number {
    if (this.used > this.pendingMax) throw fullError(this.pendingMax);
    if (this.used === this.ids.length) this.grow();
    return this.used++;
  }

  private grow(): void {
    const grown = new Float64Array(this.ids.length * 2);
    grown.set(this.ids);
    this.ids = grown;
  }
}
