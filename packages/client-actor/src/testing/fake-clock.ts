/** A clock for XState actors that moves only when a test says so; equal times fire in the order in which they were set. */
export interface FakeClock {
  readonly now: () => number;
  readonly setTimeout: (task: () => void, delayMs: number) => number;
  readonly clearTimeout: (id: number) => void;
  /** Runs everything that is due until then, each at its own time. */
  readonly advance: (ms: number) => void;
  readonly pending: () => number;
}

export function createFakeClock(): FakeClock {
  const timers = new Map<number, { readonly dueMs: number; readonly task: () => void }>();
  let nowMs = 0;
  let lastId = 0;
  const next = (untilMs: number) => {
    const due = [...timers].filter(([, { dueMs }]) => dueMs <= untilMs);
    return due.toSorted(([a, x], [b, y]) => x.dueMs - y.dueMs || a - b)[0];
  };
  return {
    now: () => nowMs,
    setTimeout: (task, delayMs) => {
      if (!(delayMs >= 0 && delayMs < Infinity)) throw new RangeError(`delayMs is ${delayMs}`);
      timers.set(++lastId, { dueMs: nowMs + delayMs, task });
      return lastId;
    },
    clearTimeout: (id) => void timers.delete(id),
    advance: (ms) => {
      const untilMs = nowMs + ms;
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
