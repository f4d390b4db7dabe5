import type { Timers } from '../timers.ts';

export interface FakeClock extends Timers {
  readonly advanceTo: (ms: number) => void;
  readonly pending: () => number;
  /** The same time as XState wants it. */
  readonly xstate: {
    readonly setTimeout: (task: () => void, delayMs: number) => number;
    readonly clearTimeout: (id: number) => void;
  };
}

/** Time that moves only when a test says so; equal times fire in the order in which they were set. */
export function createFakeClock(): FakeClock {
  const timers = new Map<number, { readonly dueMs: number; readonly task: () => void }>();
  let nowMs = 0;
  let lastId = 0;
  const next = (untilMs: number) => {
    const due = [...timers].filter(([, { dueMs }]) => dueMs <= untilMs);
    return due.toSorted(([a, x], [b, y]) => x.dueMs - y.dueMs || a - b)[0];
  };
  const setTimer = (delayMs: number, task: () => void) => {
    if (!(delayMs >= 0 && delayMs < Infinity)) throw new RangeError(`delayMs is ${delayMs}`);
    timers.set(++lastId, { dueMs: nowMs + delayMs, task });
    return lastId;
  };
  const clearTimer = (id: number) => void timers.delete(id);
  return {
    now: () => nowMs,
    setTimer,
    clearTimer,
    xstate: { setTimeout: (task, delayMs) => setTimer(delayMs, task), clearTimeout: clearTimer },
    advanceTo: (untilMs) => {
      for (let found = next(untilMs); found; found = next(untilMs)) {
        const [id, { dueMs, task }] = found;
        timers.delete(id);
        nowMs = dueMs;
        task();
      }
      nowMs = untilMs;
    },
    pending: () => timers.size,
  };
}
