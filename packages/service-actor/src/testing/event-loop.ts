import type { Timers } from '../timers.ts';

interface Event {
  readonly dueMs: number;
  readonly id: number;
  readonly task: () => void;
}

/** Virtual time for tests: events in the order (due, sequence). */
export interface EventLoop extends Timers {
  readonly pending: number;
  /** Executes what is due up to and including `untilMs`, then now is that. */
  run(untilMs: number): void;
  /** Executes all there is; now stays at the last event. */
  flush(): void;
}

export function createEventLoop(): EventLoop {
  // The latest first, so that the next one is popped; tests have few events pending.
  const events: Event[] = [];
  let nowMs = 0;
  let lastId = 0;

  const placeOf = (dueMs: number): number => {
    let at = events.length;
    while (at > 0 && (events[at - 1]?.dueMs ?? 0) <= dueMs) at--;
    return at;
  };
  const runWhile = (wanted: (event: Event) => boolean) => {
    for (let next = events.at(-1); next !== undefined && wanted(next); next = events.at(-1)) {
      events.pop();
      nowMs = next.dueMs;
      next.task();
    }
  };
  return {
    get pending() {
      return events.length;
    },
    now: () => nowMs,
    setTimer: (delayMs, task) => {
      if (!(delayMs >= 0 && delayMs < Infinity)) throw new RangeError(`delayMs is ${delayMs}`);
      const dueMs = nowMs + delayMs;
      events.splice(placeOf(dueMs), 0, { dueMs, id: ++lastId, task });
      return lastId;
    },
    clearTimer: (id) => {
      const at = events.findIndex((event) => event.id === id);
      if (at >= 0) events.splice(at, 1);
    },
    run: (untilMs) => {
      runWhile((event) => event.dueMs <= untilMs);
      nowMs = untilMs;
    },
    flush: () => runWhile(() => true),
  };
}
