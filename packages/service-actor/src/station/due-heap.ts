import { none } from './columns.ts';

/** Slots in the order in which they are due, and in the order in which they came where that is one: a binary heap. */
export class DueHeap {
  private readonly slots: number[] = [];
  private readonly placeOf: number[] = [];
  private readonly due: number[] = [];
  private readonly sequence: number[] = [];
  private added = 0;

  get size(): number {
    return this.slots.length;
  }

  has(slot: number): boolean {
    return (this.placeOf[slot] ?? none) !== none;
  }

  dueOf(slot: number): number {
    return this.due[slot] ?? Infinity;
  }

  /** The slot that is due first; none when it is empty. */
  first(): number {
    return this.slots[0] ?? none;
  }

  /** Adds a slot that is not in it. */
  add(slot: number, due: number): void {
    // Without gaps, or the arrays become dictionaries.
    for (let next = this.due.length; next <= slot; next++) {
      this.due.push(0);
      this.sequence.push(0);
      this.placeOf.push(none);
    }
    this.due[slot] = due;
    this.sequence[slot] = this.added++;
    this.rise(this.slots.push(slot) - 1, slot);
  }

  /** Removes a slot that is in it. */
  remove(slot: number): void {
    const place = this.placeOf[slot] ?? none;
    const last = this.slots.pop() ?? none;
    this.placeOf[slot] = none;
    if (last === slot) return;
    this.sink(place, last);
    this.rise(this.placeOf[last] ?? 0, last);
  }

  private before(one: number, other: number): boolean {
    const gap = this.dueOf(one) - this.dueOf(other);
    return gap < 0 || (gap === 0 && (this.sequence[one] ?? 0) < (this.sequence[other] ?? 0));
  }

  private put(place: number, slot: number): void {
    this.slots[place] = slot;
    this.placeOf[slot] = place;
  }

  private rise(from: number, slot: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.slots[above] ?? none;
      if (!this.before(slot, parent)) break;
      this.put(place, parent);
      place = above;
    }
    this.put(place, slot);
  }

  private sink(from: number, slot: number): void {
    let place = from;
    for (;;) {
      const child = this.smallerChild(place);
      if (child === none || !this.before(this.slots[child] ?? none, slot)) break;
      this.put(place, this.slots[child] ?? none);
      place = child;
    }
    this.put(place, slot);
  }

  /** The place of the child that is due first; none for a leaf. */
  private smallerChild(place: number): number {
    const left = 2 * place + 1;
    if (left >= this.slots.length) return none;
    const right = left + 1;
    if (right >= this.slots.length) return left;
    return this.before(this.slots[right] ?? none, this.slots[left] ?? none) ? right : left;
  }
}
