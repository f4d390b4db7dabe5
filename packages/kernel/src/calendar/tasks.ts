import type { Calendar } from './calendar.ts';
import { Slots } from './slots.ts';
import { TimerTable } from './timer-table.ts';

/** What an event does when it is due. */
export type Task = () => void;

/** Names one scheduled event: a number of at least 1, never given twice by the same kernel. */
export type EventId = number;

/** Events that are functions: one timer of a table for each, numbered by slots that are used again. */
export class Tasks {
  readonly #slots = new Slots();
  readonly #tasks: (Task | undefined)[] = [undefined];
  readonly #table: TimerTable;

  constructor(calendar: Calendar) {
    this.#table = new TimerTable(calendar, (slot) => this.#run(slot));
  }

  /** @throws RangeError when the delay is negative, NaN or not finite */
  schedule(delayMs: number, task: Task): EventId {
    return this.#add(this.#table.dueIn(delayMs), task);
  }

  /** @throws RangeError when that lies in the past, is NaN or not finite */
  scheduleAt(dueMs: number, task: Task): EventId {
    return this.#add(this.#table.checked(dueMs), task);
  }

  /** False when `id` names none that waits. */
  cancel(id: EventId): boolean {
    const slot = this.#slots.find(id);
    if (slot === 0) return false;
    this.#table.disarm(slot);
    this.#release(slot);
    return true;
  }

  #add(dueMs: number, task: Task): EventId {
    const slot = this.#slots.take();
    this.#tasks[slot] = task;
    this.#table.armAt(slot, dueMs);
    return this.#slots.idOf(slot);
  }

  #run(slot: number): void {
    const task = this.#release(slot);
    task?.();
  }

  #release(slot: number): Task | undefined {
    const task = this.#tasks[slot];
    this.#tasks[slot] = undefined;
    this.#slots.release(slot);
    return task;
  }
}
