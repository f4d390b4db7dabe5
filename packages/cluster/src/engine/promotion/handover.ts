import type { Timers } from '@squall/kernel';
import type { Clock } from '../../ports.ts';

interface Entry {
  readonly dueMs: number;
  task: () => void;
}

/**
 * Timers of one client that change hands while they run: first they are those of a flock of one, then those of a real
 * actor. A timer that is handed over stays where it is in the run's calendar, so its time is exact and its turn among
 * equal times is the one it has had since it was armed; only what it does is another thing.
 */
export class Handover {
  readonly #timers: Timers;
  readonly #running = new Map<number, Entry>();
  #keeping = false;
  #kept: number[] = [];

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** For the flock. */
  readonly timers: Timers = {
    now: () => this.#timers.now(),
    setTimer: (delayMs, task) => {
      const entry: Entry = { dueMs: this.#timers.now() + delayMs, task };
      const id = this.#timers.setTimer(delayMs, () => {
        this.#running.delete(id);
        entry.task();
      });
      this.#running.set(id, entry);
      return id;
    },
    clearTimer: (id) => this.#clear(id),
  };

  /** For the actor. While timers are handed over, each one that it sets is the next of those that were kept. */
  readonly clock: Clock = {
    setTimeout: (task, delayMs) =>
      this.#adopt(task, delayMs) ?? this.timers.setTimer(delayMs, task),
    clearTimeout: (id: number | undefined) => {
      if (id !== undefined) this.timers.clearTimer(id);
    },
  };

  /**
   * Ends the flock and keeps the timers that it gives back, in that order, which is the order of its `pending`.
   * @returns how many timers run, those that it did not give back included
   */
  keep(endFlock: () => void): number {
    this.#keeping = true;
    endFlock();
    this.#keeping = false;
    return this.#running.size;
  }

  #clear(id: number): void {
    if (this.#keeping) {
      if (this.#running.has(id)) this.#kept.push(id);
      return;
    }
    this.#running.delete(id);
    this.#timers.clearTimer(id);
  }

  #adopt(task: () => void, delayMs: number): number | undefined {
    const id = this.#kept.shift();
    if (id === undefined) return undefined;
    const entry = this.#running.get(id);
    const remainingMs = (entry?.dueMs ?? Number.NaN) - this.#timers.now();
    if (entry === undefined || remainingMs !== delayMs)
      throw new Error(`a timer with ${remainingMs} ms left was handed over as one with ${delayMs}`);
    entry.task = task;
    return id;
  }
}
