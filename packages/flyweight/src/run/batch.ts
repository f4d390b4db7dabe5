/**
 * The timers of the current millisecond in the order of their times; equal times in the order of their arming. The arrays
 * never shrink: one that is set to length 0 gives its memory away, to ask for it again.
 */
export class Batch {
  readonly #slots: number[] = [];
  readonly #dues: number[] = [];
  #at = 0;
  #size = 0;

  isEmpty(): boolean {
    return this.#at === this.#size;
  }

  add(slot: number, dueMs: number): void {
    this.#slots[this.#size] = slot;
    this.#dues[this.#size++] = dueMs;
  }

  /** Most batches are short or ordered already; only long ones are worth a sort that allocates. */
  sort(): void {
    const dues = this.#dues;
    for (let at = 1; at < this.#size; at++) {
      const dueMs = dues[at] ?? 0;
      if ((dues[at - 1] ?? 0) <= dueMs) continue;
      if (this.#size > 100) {
        this.#sortAll();
        return;
      }
      this.#sink(at, dueMs);
    }
  }

  /** Behind all that are due at the same time. */
  insert(slot: number, dueMs: number): void {
    this.add(slot, dueMs);
    this.#sink(this.#size - 1, dueMs);
  }

  /** Moves the entry at a place forward until all before it are due no later. */
  #sink(from: number, dueMs: number): void {
    const slots = this.#slots;
    const dues = this.#dues;
    const slot = slots[from] ?? 0;
    let at = from;
    for (; at > this.#at && (dues[at - 1] ?? 0) > dueMs; at--) {
      slots[at] = slots[at - 1] ?? 0;
      dues[at] = dues[at - 1] ?? 0;
    }
    slots[at] = slot;
    dues[at] = dueMs;
  }

  remove(slot: number): void {
    // Left in place as a hole: a batch may be a whole population.
    for (let at = this.#at; at < this.#size; at++) {
      if (this.#slots[at] !== slot) continue;
      this.#slots[at] = -1;
      return;
    }
  }

  /** The next slot, or -1. */
  first(): number {
    while (this.#at < this.#size && this.#slots[this.#at] === -1) this.#at++;
    if (this.#at < this.#size) return this.#slots[this.#at] ?? -1;
    this.#at = this.#size = 0;
    return -1;
  }

  shift(): void {
    this.#at++;
  }

  /** Takes out all that is left. */
  drain(): readonly number[] {
    const left = this.#slots.slice(this.#at, this.#size).filter((slot) => slot >= 0);
    this.#at = this.#size = 0;
    return left;
  }

  #sortAll(): void {
    const slots = this.#slots.slice(this.#at, this.#size);
    const dues = this.#dues.slice(this.#at, this.#size);
    const order = dues.map((_, at) => at).sort((a, b) => (dues[a] ?? 0) - (dues[b] ?? 0));
    order.forEach((from, to) => {
      this.#slots[this.#at + to] = slots[from] ?? 0;
      this.#dues[this.#at + to] = dues[from] ?? 0;
    });
  }
}
