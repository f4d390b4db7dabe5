import type { Timers } from '../timers.ts';
import type { Alarm, Fire } from './alarm.ts';

/**
 * Timers of the host. Each armed slot is one timer there, so that flocks and everything else that lives in that time keep
 * their order; the tasks are used again, so that arming allocates nothing.
 */
export class PortAlarm implements Alarm {
  readonly #timers: Timers;
  readonly #fire: Fire;
  /** Slot → 1 + task, 0 when it is not armed. */
  #taskOf = new Int32Array(0);
  readonly #tasks: (() => void)[] = [];
  readonly #slots: number[] = [];
  readonly #ids: number[] = [];
  readonly #dues: number[] = [];
  readonly #free: number[] = [];

  constructor(timers: Timers, fire: Fire) {
    this.#timers = timers;
    this.#fire = fire;
  }

  now(): number {
    return this.#timers.now();
  }

  arm(slot: number, delayMs: number): void {
    this.disarm(slot);
    const task = this.#free.pop() ?? this.#newTask();
    try {
      this.#slots[task] = slot;
      this.#dues[task] = this.#timers.now() + delayMs;
      this.#ids[task] = this.#timers.setTimer(delayMs, this.#taskAt(task));
      this.#taskOf[slot] = task + 1;
    } catch (error) {
      this.#free.push(task);
      throw error;
    }
  }

  disarm(slot: number): void {
    const task = (this.#taskOf[slot] ?? 0) - 1;
    if (task < 0) return;
    this.#timers.clearTimer(this.#ids[task] ?? 0);
    this.#release(task, slot);
  }

  dueMs(slot: number): number {
    const task = (this.#taskOf[slot] ?? 0) - 1;
    return task < 0 ? NaN : (this.#dues[task] ?? NaN);
  }

  grow(slots: number): void {
    if (slots <= this.#taskOf.length) return;
    const taskOf = new Int32Array(slots);
    taskOf.set(this.#taskOf);
    this.#taskOf = taskOf;
  }

  /** Of the columns; the host's own timers come on top. */
  get bytes(): number {
    return this.#taskOf.byteLength + this.#tasks.length * 100;
  }

  #newTask(): number {
    const task = this.#tasks.length;
    this.#tasks.push(() => {
      const slot = this.#slots[task] ?? 0;
      this.#release(task, slot);
      this.#fire(slot);
    });
    return task;
  }

  #taskAt(task: number): () => void {
    return this.#tasks[task] ?? (() => undefined);
  }

  #release(task: number, slot: number): void {
    this.#taskOf[slot] = 0;
    this.#free.push(task);
  }
}
