import type { Timers } from '../timers.ts';

/** Something to be told through the calendar, unless it has become untrue by then. */
export class Notice {
  private timer = 0;
  private readonly timers: Timers;
  private readonly tell: () => void;

  constructor(timers: Timers, tell: () => void) {
    this.timers = timers;
    this.tell = tell;
  }

  /** One that is on its way is enough. */
  send(): void {
    if (this.timer !== 0) return;
    this.timer = this.timers.setTimer(0, () => {
      this.timer = 0;
      this.tell();
    });
  }

  withdraw(): void {
    const { timer } = this;
    this.timer = 0;
    if (timer !== 0) this.timers.clearTimer(timer);
  }
}
