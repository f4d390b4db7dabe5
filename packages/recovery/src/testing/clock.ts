interface Waiting {
  readonly dueMs: number;
  readonly id: number;
  readonly task: () => void;
}

/** Virtual time for tests, as XState's clock: what is due first is done first, of equals what was set first. */
export function createTestClock() {
  let waiting: Waiting[] = [];
  let nowMs = 0;
  let lastId = 0;
  const next = (untilMs: number) =>
    waiting
      .filter(({ dueMs }) => dueMs <= untilMs)
      .reduce<Waiting | undefined>((a, b) => (a && a.dueMs <= b.dueMs ? a : b), undefined);
  return {
    now: () => nowMs,
    pass: (ms: number) => {
      const untilMs = nowMs + ms;
      for (let due = next(untilMs); due !== undefined; due = next(untilMs)) {
        const { id } = due;
        waiting = waiting.filter((other) => other.id !== id);
        nowMs = due.dueMs;
        due.task();
      }
      nowMs = untilMs;
    },
    setTimeout: (task: () => void, delayMs: number) => {
      waiting.push({ dueMs: nowMs + delayMs, id: ++lastId, task });
      return lastId;
    },
    clearTimeout: (id: number | undefined) => {
      waiting = waiting.filter((other) => other.id !== id);
    },
  };
}
