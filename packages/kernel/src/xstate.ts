import type { Timers } from './timers.ts';

/** What XState calls a clock; the type is not exported there. */
export interface KernelClock {
  setTimeout(task: () => void, delayMs: number): number;
  clearTimeout(id: number | undefined): void;
}

/**
 * XState's time on a kernel: `createActor(machine, { clock: kernelClock(kernel) })`.
 * A clock belongs to an actor system, so hand the same one to every root. A delay that is negative,
 * NaN or not finite throws a RangeError, which XState reports as the actor's error.
 */
export function kernelClock(timers: Timers): KernelClock {
  return {
    setTimeout: (task, delayMs) => timers.setTimer(delayMs, task),
    clearTimeout: (id) => {
      if (id !== undefined) timers.clearTimer(id);
    },
  };
}
