import { type SchedulerAction, type SchedulerLike, Subscription } from 'rxjs';
import type { Timers } from './timers.ts';

type Work<T> = (this: SchedulerAction<T>, state?: T) => void;

/** One unit of RxJS's work on the calendar; it may schedule itself again, and unsubscribing cancels. */
class KernelAction<T> extends Subscription implements SchedulerAction<T> {
  private state: T | undefined = undefined;
  private timer = 0;
  private readonly timers: Timers;
  private readonly work: Work<T>;

  constructor(timers: Timers, work: Work<T>) {
    super();
    this.timers = timers;
    this.work = work;
  }

  /** As in RxJS's own actions, a second call before the work is done moves it. */
  schedule(state?: T, delay = 0): Subscription {
    if (this.closed) return this;
    const delayMs = asDelayMs(delay);
    this.cancel();
    this.state = state;
    this.timer = this.timers.setTimer(delayMs, this.execute);
    return this;
  }

  override unsubscribe(): void {
    this.cancel();
    super.unsubscribe();
  }

  private readonly execute = (): void => {
    this.timer = 0;
    try {
      this.work(this.state);
    } catch (error) {
      this.unsubscribe();
      throw error;
    }
  };

  private cancel(): void {
    if (this.timer !== 0) this.timers.clearTimer(this.timer);
    this.timer = 0;
  }
}

/** RxJS's operators subtract `now()` from a Date, which may give the past: that means at once. */
function asDelayMs(delay: number): number {
  if (typeof delay === 'number') return Math.max(0, delay);
  throw new TypeError(`delay is ${String(delay)}: give ms, or hand a Date to timer() or delay()`);
}

class KernelScheduler implements SchedulerLike {
  private readonly timers: Timers;

  constructor(timers: Timers) {
    this.timers = timers;
  }

  now(): number {
    return this.timers.now();
  }

  schedule<T>(work: Work<T>, delay = 0, state?: T): Subscription {
    return new KernelAction(this.timers, work).schedule(state, delay);
  }
}

/**
 * RxJS's time on a kernel: hand it to every operator that takes a scheduler.
 * Its events share the kernel's one order (due, sequence) with all others. A Date is read as virtual
 * time, ms since the same origin as the kernel's `startMs`; a negative delay means at once.
 */
export function kernelScheduler(timers: Timers): SchedulerLike {
  return new KernelScheduler(timers);
}
