/** The timers of the current millisecond in the order of their times; equal times in the order of their arming. */
export class Batch {
  #slots: number[] = [];
  #dues: number[] = [];
  #at = 0;

  isEmpty(): boolean {
    return this.#at === this.#slots.length;
  }

  add(slot: number, dueMs: number): void {
    this.#slots.push(slot);
    this.#dues.push(dueMs);
  }

  /** Ordered already, more often than not: at few timers a bucket, or whole milliseconds. */
  sort(): void {
    const dues = this.#dues;
    let sorted = true;
    for (let at = 1; at < dues.length && sorted; at++)
      sorted = (dues[at - 1] ?? 0) <= (dues[at] ?? 0);
    if (sorted) return;
    const order = dues.map((_, at) => at).sort((a, b) => (dues[a] ?? 0) - (dues[b] ?? 0));
    const slots = this.#slots;
    this.#slots = order.map((at) => slots[at] ?? 0);
    this.#dues = order.map((at) => dues[at] ?? 0);
  }

  /** Behind all that are due at the same time. */
  insert(slot: number, dueMs: number): void {
    let at = this.#slots.length;
    while (at > this.#at && (this.#dues[at - 1] ?? 0) > dueMs) at--;
    this.#slots.splice(at, 0, slot);
    this.#dues.splice(at, 0, dueMs);
  }

  remove(slot: number): void {
    const at = this.#slots.indexOf(slot, this.#at);
    // Left in place as a hole: a batch may be a whole population.
    if (at >= 0) this.#slots[at] = -1;
  }

  /** The next slot, or -1. */
  first(): number {
    while (this.#at < this.#slots.length && this.#slots[this.#at] === -1) this.#at++;
    if (this.#at < this.#slots.length) return this.#slots[this.#at] ?? -1;
    this.#clear();
    return -1;
  }

  shift(): void {
    this.#at++;
  }

  /** Takes out all that is left. */
  drain(): readonly number[] {
    const left = this.#slots.slice(this.#at).filter((slot) => slot >= 0);
    this.#clear();
    return left;
  }

  #clear(): void {
    this.#slots.length = 0;
    this.#dues.length = 0;
    this.#at = 0;
  }
}
