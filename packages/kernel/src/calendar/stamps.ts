/**
 * A stamp for each slot of a table: 0 when nothing is armed, else the number of the arming. They are a column of their own
 * unless the owner keeps them among its records, so that a timer that fires finds all it needs in one line of the cache.
 */
export interface StampLayout {
  readonly words: Uint32Array;
  /** Slots of one record, as a power of two: slot `s` belongs to record `s >> slotBits`. */
  readonly slotBits: number;
  /** Words from one record to the next. */
  readonly stride: number;
  /** First word of a record that holds a stamp. */
  readonly offset: number;
}

export class Stamps {
  words: Uint32Array = new Uint32Array(0);
  #bits = 0;
  #mask = 0;
  #stride = 1;
  #offset = 0;
  #isOwn = true;

  /** From now on they lie there; what is armed was copied by the owner. */
  layOut({ words, slotBits, stride, offset }: StampLayout): void {
    this.words = words;
    this.#bits = slotBits;
    this.#mask = (1 << slotBits) - 1;
    this.#stride = stride;
    this.#offset = offset;
    this.#isOwn = false;
  }

  get(slot: number): number {
    return this.words[this.at(slot)] as number;
  }

  set(slot: number, stamp: number): void {
    this.words[this.at(slot)] = stamp;
  }

  /** Makes room for a slot. */
  reach(slot: number): void {
    if (slot < this.words.length) return;
    if (!this.#isOwn)
      throw new RangeError(`slot is ${slot}: the records given have no room for it`);
    const words = new Uint32Array(Math.max(16, 2 * this.words.length, slot + 1));
    words.set(this.words);
    this.words = words;
  }

  /** Of the column of its own. */
  get bytes(): number {
    return this.#isOwn ? this.words.byteLength : 0;
  }

  /** Where the stamp of a slot lies. */
  at(slot: number): number {
    return (slot >>> this.#bits) * this.#stride + this.#offset + (slot & this.#mask);
  }
}
