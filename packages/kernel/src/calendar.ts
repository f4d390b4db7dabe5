import { Slots } from './slots.ts';

/** What an event does when it is due. */
export type Task = () => void;

/** Names one scheduled event: a number of at least 1, never given twice by the same calendar. */
export type EventId = number;

/**
 * The future event list: an indexed 4-ary heap in typed arrays, ordered by (due, sequence).
 *
 * Four children to a node, because their due times share a cache line. Indexed, so that a cancelled
 * event leaves at once instead of waiting, stale, for its time: clients cancel most of what they arm.
 */
export class Calendar {
  /** In heap order. */
  private dues: Float64Array;
  private occupants: Int32Array;
  /** By slot. */
  private positions: Int32Array;
  private sequences: Float64Array;
  private tasks: (Task | undefined)[] = [undefined];

  private readonly slots = new Slots();
  private count = 0;
  private sequence = 0;

  constructor() {
    const length = this.slots.length;
    this.dues = new Float64Array(length);
    this.occupants = new Int32Array(length);
    this.positions = new Int32Array(length);
    this.sequences = new Float64Array(length);
  }

  get size(): number {
    return this.count;
  }

  /** When the next event is due, or Infinity when there is none. */
  nextDueMs(): number {
    return this.count === 0 ? Infinity : this.dueAt(0);
  }

  /** Adds an event behind all others of the same due time. */
  insert(dueMs: number, task: Task): EventId {
    const slot = this.slots.take();
    if (slot >= this.positions.length) this.grow();
    this.tasks[slot] = task;
    this.sequences[slot] = this.sequence++;
    this.rise(this.count++, dueMs, slot);
    return this.slots.idOf(slot);
  }

  /** Removes and returns the next event's task, or undefined when there is none. */
  take(): Task | undefined {
    if (this.count === 0) return undefined;
    const slot = this.slotIn(0);
    const task = this.tasks[slot];
    this.remove(slot);
    return task;
  }

  /** Removes an event; false when `id` names none that is pending. */
  cancel(id: EventId): boolean {
    const slot = this.slots.find(id);
    if (slot === 0) return false;
    this.remove(slot);
    return true;
  }

  private remove(slot: number): void {
    this.tasks[slot] = undefined;
    this.slots.release(slot);
    const hole = this.positions[slot] ?? 0;
    const last = --this.count;
    if (hole === last) return;
    this.refill(hole, this.dueAt(last), this.slotIn(last));
  }

  /** Puts the entry that was last into the hole; it may belong above or below it. */
  private refill(hole: number, due: number, slot: number): void {
    if (hole > 0 && this.precedes(due, slot, (hole - 1) >> 2)) this.rise(hole, due, slot);
    else this.sink(hole, due, slot);
  }

  private rise(from: number, due: number, slot: number): void {
    let hole = from;
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      if (!this.precedes(due, slot, parent)) break;
      this.place(hole, this.dueAt(parent), this.slotIn(parent));
      hole = parent;
    }
    this.place(hole, due, slot);
  }

  private sink(from: number, due: number, slot: number): void {
    let hole = from;
    for (let child = 4 * hole + 1; child < this.count; child = 4 * hole + 1) {
      const first = this.firstOf(child);
      if (this.precedes(due, slot, first)) break;
      this.place(hole, this.dueAt(first), this.slotIn(first));
      hole = first;
    }
    this.place(hole, due, slot);
  }

  /** Which of up to four siblings comes first. */
  private firstOf(child: number): number {
    const end = Math.min(child + 4, this.count);
    let first = child;
    for (let other = child + 1; other < end; other += 1) {
      const due = this.dueAt(other);
      if (this.precedes(due, this.slotIn(other), first)) first = other;
    }
    return first;
  }

  private precedes(due: number, slot: number, position: number): boolean {
    const otherDue = this.dueAt(position);
    if (due !== otherDue) return due < otherDue;
    return this.sequenceOf(slot) < this.sequenceOf(this.slotIn(position));
  }

  private dueAt(position: number): number {
    return this.dues[position] ?? 0;
  }

  private slotIn(position: number): number {
    return this.occupants[position] ?? 0;
  }

  private sequenceOf(slot: number): number {
    return this.sequences[slot] ?? 0;
  }

  private place(position: number, due: number, slot: number): void {
    this.dues[position] = due;
    this.occupants[position] = slot;
    this.positions[slot] = position;
  }

  private grow(): void {
    const length = this.slots.length;
    this.dues = grown(this.dues, new Float64Array(length));
    this.occupants = grown(this.occupants, new Int32Array(length));
    this.positions = grown(this.positions, new Int32Array(length));
    this.sequences = grown(this.sequences, new Float64Array(length));
  }
}

function grown<Column extends Float64Array | Int32Array>(from: Column, into: Column): Column {
  into.set(from);
  return into;
}
