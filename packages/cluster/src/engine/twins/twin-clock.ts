import type { Timers } from '@squall/kernel';

interface Waiting {
  readonly dueMs: number;
  readonly task: () => void;
}

/**
 * The clock of one twin: its timers are kept here and fire when its owner says so, never by themselves. So they are no
 * events of the run, and they are in nobody's way when times are equal.
 */
export class TwinClock {
  readonly #timers: Timers;
  /** By id, so in the order of their arming. */
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #lastDueMs = 0;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  readonly setTimeout = (task: () => void, delayMs: number): number => {
    const dueMs = this.#timers.now() + delayMs;
    // What cannot be waited for is refused in the words of the run's own timers.
    if (!(delayMs >= 0 && dueMs < Infinity)) {
      this.#timers.clearTimer(this.#timers.setTimer(delayMs, () => undefined));
    }
    this.#lastDueMs = dueMs;
    this.#waiting.set(++this.#lastId, { dueMs, task });
    return this.#lastId;
  };

  readonly clearTimeout = (id: number | undefined): void => {
    if (id !== undefined) this.#waiting.delete(id);
  };

  /** Of the timer that was armed last, ms. */
  get lastDueMs(): number {
    return this.#lastDueMs;
  }

  /** Infinity when nothing is waited for. */
  get nextDueMs(): number {
    let nextMs = Infinity;
    for (const { dueMs } of this.#waiting.values()) nextMs = Math.min(nextMs, dueMs);
    return nextMs;
  }

  /** Fires the timer that is due first; of equal ones that which was armed first. */
  fireNext(): void {
    const nextMs = this.nextDueMs;
    for (const [id, { dueMs, task }] of this.#waiting) {
      if (dueMs !== nextMs) continue;
      this.#waiting.delete(id);
      task();
      return;
    }
  }
}
