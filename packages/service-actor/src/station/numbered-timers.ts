import type { NumberedTimers, Timers } from '../timers.ts';

/** Numbered timers of a host that has none of its own: each number keeps one task, so that arming makes no closure. */
class TimersById implements NumberedTimers {
  private readonly timers: Timers;
  private readonly fire: (slot: number) => void;
  private readonly ids: number[] = [];
  private readonly tasks: (() => void)[] = [];

  constructor(timers: Timers, fire: (slot: number) => void) {
    this.timers = timers;
    this.fire = fire;
  }

  arm(slot: number, delayMs: number): void {
    while (this.tasks.length <= slot) this.add(this.tasks.length);
    this.ids[slot] = this.timers.setTimer(delayMs, this.tasks[slot] as () => void);
  }

  disarm(slot: number): void {
    const id = this.ids[slot] ?? 0;
    if (id === 0) return;
    this.ids[slot] = 0;
    this.timers.clearTimer(id);
  }

  private add(slot: number): void {
    this.ids.push(0);
    this.tasks.push(() => {
      this.ids[slot] = 0;
      this.fire(slot);
    });
  }
}

/** The host's own numbered timers, or some made of its others. */
export function numberedTimers(timers: Timers, fire: (slot: number) => void): NumberedTimers {
  return timers.timers?.(fire) ?? new TimersById(timers, fire);
}
