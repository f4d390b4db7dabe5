/**
 * A binary heap for what is due no later than the tick that is open: zero delays above all, so it is small nearly always.
 * Ordered by (due, arrival).
 */
export class NearHeap {
  size = 0;
  #dues = new Float64Array(16);
  #arrivals = new Float64Array(16);
  #slots = new Uint32Array(16);
  #stamps = new Uint32Array(16);
  #arrived = 0;

  /** Infinity when it is empty. */
  get dueMs(): number {
    return this.size === 0 ? Infinity : (this.#dues[0] as number);
  }

  get slot(): number {
    return this.#slots[0] as number;
  }

  get stamp(): number {
    return this.#stamps[0] as number;
  }

  push(dueMs: number, slot: number, stamp: number): void {
    if (this.size === this.#dues.length) this.#grow();
    const arrival = this.#arrived++;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if ((this.#dues[parent] as number) <= dueMs) break;
      this.#move(parent, hole);
      hole = parent;
    }
    this.#place(hole, dueMs, arrival, slot, stamp);
  }

  /** Takes away the first. */
  pop(): void {
    const last = --this.size;
    if (last === 0) return;
    const dueMs = this.#dues[last] as number;
    const arrival = this.#arrivals[last] as number;
    let hole = 0;
    for (let child = 1; child < last; child = 2 * hole + 1) {
      if (child + 1 < last && this.#precedes(child + 1, child)) child++;
      const childDueMs = this.#dues[child] as number;
      if (dueMs < childDueMs) break;
      if (dueMs === childDueMs && arrival < (this.#arrivals[child] as number)) break;
      this.#move(child, hole);
      hole = child;
    }
    this.#place(hole, dueMs, arrival, this.#slots[last] as number, this.#stamps[last] as number);
  }

  /** When an entry is due, by its slot and stamp; NaN when it is not there. */
  find(slot: number, stamp: number): number {
    for (let at = 0; at < this.size; at++) {
      if (this.#slots[at] === slot && this.#stamps[at] === stamp) return this.#dues[at] as number;
    }
    return NaN;
  }

  get bytes(): number {
    return this.#dues.length * 24;
  }

  #precedes(a: number, b: number): boolean {
    const aDueMs = this.#dues[a] as number;
    const bDueMs = this.#dues[b] as number;
    if (aDueMs !== bDueMs) return aDueMs < bDueMs;
    return (this.#arrivals[a] as number) < (this.#arrivals[b] as number);
  }

  #move(from: number, to: number): void {
    this.#dues[to] = this.#dues[from] as number;
    this.#arrivals[to] = this.#arrivals[from] as number;
    this.#slots[to] = this.#slots[from] as number;
    this.#stamps[to] = this.#stamps[from] as number;
  }

  #place(at: number, dueMs: number, arrival: number, slot: number, stamp: number): void {
    this.#dues[at] = dueMs;
    this.#arrivals[at] = arrival;
    this.#slots[at] = slot;
    this.#stamps[at] = stamp;
  }

  #grow(): void {
    const length = this.#dues.length * 2;
    this.#dues = copied(this.#dues, new Float64Array(length));
    this.#arrivals = copied(this.#arrivals, new Float64Array(length));
    this.#slots = copied(this.#slots, new Uint32Array(length));
    this.#stamps = copied(this.#stamps, new Uint32Array(length));
  }
}

function copied<C extends Float64Array | Uint32Array>(from: C, into: C): C {
  into.set(from);
  return into;
}
