import type { Timers } from '../timers.ts';

/** Virtual time for tests: a list of tasks ordered by (due, sequence), and nothing else. */
export interface EventLoop extends Timers {
  readonly pending: number;
  /** Runs the tasks due up to and at `untilMs`, then stands at `untilMs`. */
  runTo(untilMs: number): void;
}

interface Entry {
  readonly id: number;
  readonly dueMs: number;
  readonly task: () => void;
}

export function createEventLoop(): EventLoop {
  let nowMs = 0;
  let lastId = 0;
  const entries: Entry[] = [];

  function setTimer(delayMs: number, task: () => void): number {
    const entry = { id: ++lastId, dueMs: nowMs + delayMs, task };
    const later = entries.findIndex(({ dueMs }) => dueMs > entry.dueMs);
    entries.splice(later < 0 ? entries.length : later, 0, entry);
    return entry.id;
  }

  function clearTimer(id: number): void {
    const index = entries.findIndex((entry) => entry.id === id);
    if (index >= 0) entries.splice(index, 1);
  }

  function runTo(untilMs: number): void {
    for (let next = entries[0]; next !== undefined && next.dueMs <= untilMs; next = entries[0]) {
      entries.shift();
      nowMs = next.dueMs;
      next.task();
    }
    nowMs = untilMs;
  }

  return {
    get pending() {
      return entries.length;
    },
    now: () => nowMs,
    setTimer,
    clearTimer,
    runTo,
  };
}
