import type { Fire, Kernel, TimerTable, Timers } from '@squall/kernel';

/** What happens around each timer of a flock that fires. */
export interface Around {
  readonly before: () => void;
  readonly after: () => void;
}

const isKernel = (timers: Timers): timers is Kernel => 'timers' in timers;

/**
 * Keeps in mind when each timer is due. A kernel looks through its whole calendar to tell, which is too much to ask after
 * every step of a twin.
 */
function rememberDues(table: TimerTable, nowMs: () => number): TimerTable {
  const arm = table.arm.bind(table);
  let dues = new Float64Array(1024);
  table.arm = (slot, delayMs) => {
    arm(slot, delayMs);
    if (slot >= dues.length) {
      const longer = new Float64Array(2 * slot);
      longer.set(dues);
      dues = longer;
    }
    dues[slot] = nowMs() + delayMs;
  };
  table.dueMs = (slot) => (table.isArmed(slot) ? (dues[slot] ?? NaN) : NaN);
  return table;
}

/** A host's time as a flock is to have it: a kernel stays a kernel, so that the flock works as it does without. */
export function surround(timers: Timers, { before, after }: Around): Timers {
  if (!isKernel(timers)) {
    return {
      now: () => timers.now(),
      setTimer: (delayMs, task) =>
        timers.setTimer(delayMs, () => {
          before();
          task();
          after();
        }),
      clearTimer: (id) => timers.clearTimer(id),
    };
  }
  const kernel = Object.create(timers) as Kernel;
  const nowMs = () => timers.now();
  return Object.assign(kernel, {
    timers: (fire: Fire) => {
      const surrounded: Fire = (slot) => {
        before();
        fire(slot);
        after();
      };
      return rememberDues(timers.timers(surrounded), nowMs);
    },
  });
}
