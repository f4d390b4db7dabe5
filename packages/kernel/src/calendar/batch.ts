/** Up to this many entries a plain insertion is the fastest sort. */
const runLength = 16;

/** The entries of the tick that is open, in the order of their due times; equal times keep their order of arrival. */
export class Batch {
  size = 0;
  dues = new Float64Array(64);
  slots = new Uint32Array(64);
  stamps = new Uint32Array(64);
  #sparesDue = new Float64Array(64);
  #spareSlots = new Uint32Array(64);
  #spareStamps = new Uint32Array(64);

  /** Makes room for so many more. */
  reserve(entries: number): void {
    while (this.size + entries > this.dues.length) this.#grow();
  }

  /** Adds an entry, for which there is room: in its place as long as there are few, else to be sorted. */
  add(dueMs: number, slot: number, stamp: number): void {
    const { dues, slots, stamps } = this;
    let hole = this.size++;
    if (hole < runLength) {
      for (; hole > 0 && (dues[hole - 1] as number) > dueMs; hole--) {
        dues[hole] = dues[hole - 1] as number;
        slots[hole] = slots[hole - 1] as number;
        stamps[hole] = stamps[hole - 1] as number;
      }
    }
    dues[hole] = dueMs;
    slots[hole] = slot;
    stamps[hole] = stamp;
  }

  sort(): void {
    const { size } = this;
    if (size <= runLength || this.#isSorted()) return;
    for (let from = runLength; from < size; from += runLength) {
      this.#insertionSort(from, Math.min(from + runLength, size));
    }
    for (let length = runLength; length < size; length *= 2) {
      for (let from = 0; from < size; from += 2 * length) this.#merge(from, from + length, length);
      this.#swap();
    }
  }

  /** When an entry from a place on is due, by its slot and stamp; NaN when it is not there. */
  find(from: number, slot: number, stamp: number): number {
    for (let at = from; at < this.size; at++) {
      if (this.slots[at] === slot && this.stamps[at] === stamp) return this.dues[at] as number;
    }
    return NaN;
  }

  get bytes(): number {
    return this.dues.length * 32;
  }

  #isSorted(): boolean {
    const { dues, size } = this;
    for (let at = 1; at < size; at++) {
      if ((dues[at - 1] as number) > (dues[at] as number)) return false;
    }
    return true;
  }

  #insertionSort(from: number, to: number): void {
    const { dues, slots, stamps } = this;
    for (let at = from + 1; at < to; at++) {
      const dueMs = dues[at] as number;
      if ((dues[at - 1] as number) <= dueMs) continue;
      const slot = slots[at] as number;
      const stamp = stamps[at] as number;
      let hole = at;
      for (; hole > from && (dues[hole - 1] as number) > dueMs; hole--) {
        dues[hole] = dues[hole - 1] as number;
        slots[hole] = slots[hole - 1] as number;
        stamps[hole] = stamps[hole - 1] as number;
      }
      dues[hole] = dueMs;
      slots[hole] = slot;
      stamps[hole] = stamp;
    }
  }

  /** Merges two neighbouring runs into the spare arrays. */
  #merge(from: number, middle: number, length: number): void {
    const { dues, size } = this;
    const leftEnd = Math.min(middle, size);
    const rightEnd = Math.min(middle + length, size);
    let left = from;
    let right = leftEnd;
    for (let to = from; to < rightEnd; to++) {
      const isLeft =
        left < leftEnd && (right >= rightEnd || (dues[left] as number) <= (dues[right] as number));
      this.#copy(isLeft ? left++ : right++, to);
    }
  }

  #copy(from: number, to: number): void {
    this.#sparesDue[to] = this.dues[from] as number;
    this.#spareSlots[to] = this.slots[from] as number;
    this.#spareStamps[to] = this.stamps[from] as number;
  }

  #swap(): void {
    [this.dues, this.#sparesDue] = [this.#sparesDue, this.dues];
    [this.slots, this.#spareSlots] = [this.#spareSlots, this.slots];
    [this.stamps, this.#spareStamps] = [this.#spareStamps, this.stamps];
  }

  #grow(): void {
    const length = this.dues.length * 2;
    const { dues, slots, stamps } = this;
    this.dues = new Float64Array(length);
    this.dues.set(dues);
    this.slots = new Uint32Array(length);
    this.slots.set(slots);
    this.stamps = new Uint32Array(length);
    this.stamps.set(stamps);
    this.#sparesDue = new Float64Array(length);
    this.#spareSlots = new Uint32Array(length);
    this.#spareStamps = new Uint32Array(length);
  }
}
