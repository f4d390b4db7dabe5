import type { Timers } from '../index.ts';

/** XState's clock over a test's loop. */
export function loopClock(timers: Timers) {
  return {
    setTimeout: (task: () => void, delayMs: number) => timers.setTimer(delayMs, task),
    clearTimeout: (id: number) => timers.clearTimer(id),
  };
}
