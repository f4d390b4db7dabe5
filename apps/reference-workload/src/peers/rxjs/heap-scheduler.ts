import { type SchedulerAction, type SchedulerLike, Subscription } from 'rxjs';

type Work<T> = (this: SchedulerAction<T>, state?: T) => void;

/** Something to be done once, at a time. */
class HeapAction<T> extends Subscription implements SchedulerAction<T> {
  dueUs = 0;
  sequence = 0;
  readonly #scheduler: HeapScheduler;
  readonly #work: Work<T>;
  #state: T | undefined;

  constructor(scheduler: HeapScheduler, work: Work<T>) {
    super();
    this.#scheduler = scheduler;
    this.#work = work;
  }

  schedule(state?: T, delayUs = 0): Subscription {
    this.#state = state;
    if (!this.closed) this.#scheduler.enqueue(this, delayUs);
    return this;
  }

  run(): void {
    if (!this.closed) this.#work(this.#state);
  }
}

type Entry = Pick<HeapAction<unknown>, 'dueUs' | 'sequence' | 'run'>;

const isBefore = (a: Entry, b: Entry) =>
  a.dueUs < b.dueUs || (a.dueUs === b.dueUs && a.sequence < b.sequence);

/** A virtual scheduler for RxJS that scales: a binary heap, where `VirtualTimeScheduler` sorts an array. Unit: µs. */
export class HeapScheduler implements SchedulerLike {
  readonly #heap: Entry[] = [];
  #nowUs = 0;
  #sequence = 0;

  now(): number {
    return this.#nowUs;
  }

  schedule<T>(work: Work<T>, delayUs = 0, state?: T): Subscription {
    return new HeapAction(this, work).schedule(state, delayUs);
  }

  /** Runs all that is due before `endUs`. */
  runUntil(endUs: number): void {
    for (let next = this.#heap[0]; next !== undefined; next = this.#heap[0]) {
      if (next.dueUs >= endUs) return;
      this.#removeFirst();
      this.#nowUs = next.dueUs;
      next.run();
    }
  }

  enqueue<T>(action: HeapAction<T>, delayUs: number): void {
    action.dueUs = this.#nowUs + delayUs;
    action.sequence = this.#sequence++;
    this.#rise(action, this.#heap.length);
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) this.#sink(last);
  }

  #rise(entry: Entry, from: number): void {
    const heap = this.#heap;
    let hole = from;
    while (hole > 0) {
      const above = (hole - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(entry, parent)) break;
      heap[hole] = parent;
      hole = above;
    }
    heap[hole] = entry;
  }

  #sink(entry: Entry): void {
    const heap = this.#heap;
    let hole = 0;
    for (;;) {
      const below = this.#earlierChild(hole);
      const child = heap[below];
      if (child === undefined || !isBefore(child, entry)) break;
      heap[hole] = child;
      hole = below;
    }
    heap[hole] = entry;
  }

  #earlierChild(hole: number): number {
    const left = this.#heap[2 * hole + 1];
    const right = this.#heap[2 * hole + 2];
    const isRight = left !== undefined && right !== undefined && isBefore(right, left);
    return 2 * hole + (isRight ? 2 : 1);
  }
}
