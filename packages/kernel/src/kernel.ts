import { Calendar, type EventId, type Task } from './calendar.ts';
import { checkHorizon, checkStart, delayError, dueError } from './checks.ts';
import type { Timers } from './timers.ts';

/** Virtual time and the events in it, executed one by one in the order (due, sequence). */
export interface Kernel extends Timers {
  /** How many events were executed so far, those whose task threw included. */
  readonly executed: number;
  /** How many events wait. */
  readonly pending: number;
  /** Whether `stop` was called since the last `runUntil` or `step` began. */
  readonly stopped: boolean;
  /**
   * Runs `task` once, `delayMs` from now; a delay of 0 waits for its turn in the calendar too.
   * @throws RangeError when the delay is negative, NaN or not finite
   */
  schedule(delayMs: number, task: Task): EventId;
  /**
   * Runs `task` once, at `dueMs`.
   * @throws RangeError when that lies in the past, is NaN or not finite
   */
  scheduleAt(dueMs: number, task: Task): EventId;
  /** Removes an event; false when `id` names none that is pending. */
  cancel(id: EventId): boolean;
  /**
   * Executes the events due before `untilMs` (one at the horizon is left), then sets now to it.
   * When a task throws, the error passes through, that event is gone and now stays at it.
   * @throws RangeError when `untilMs` lies in the past, is NaN or not finite
   * @throws Error when called from inside a task
   */
  runUntil(untilMs: number): void;
  /**
   * Executes the next event; false when there is none.
   * @throws Error when called from inside a task
   */
  step(): boolean;
  /** Makes a `runUntil` in progress return after the current event; now stays at that event. */
  stop(): void;
  /** When the next event is due (ms), or Infinity when none waits. */
  nextDueMs(): number;
}

/** Where virtual time begins: 0 ms unless told. */
export interface KernelOptions {
  readonly startMs?: number;
}

class CalendarKernel implements Kernel {
  executed = 0;
  stopped = false;
  private timeMs: number;
  private running = false;
  private readonly calendar = new Calendar();

  constructor(startMs: number) {
    this.timeMs = startMs;
  }

  get pending(): number {
    return this.calendar.size;
  }

  now(): number {
    return this.timeMs;
  }

  nextDueMs(): number {
    return this.calendar.nextDueMs();
  }

  schedule(delayMs: number, task: Task): EventId {
    const dueMs = this.timeMs + delayMs;
    if (!(delayMs >= 0 && dueMs < Infinity)) throw delayError(delayMs);
    return this.calendar.insert(dueMs, task);
  }

  scheduleAt(dueMs: number, task: Task): EventId {
    if (!(dueMs >= this.timeMs && dueMs < Infinity)) throw dueError(dueMs, this.timeMs);
    return this.calendar.insert(dueMs, task);
  }

  cancel(id: EventId): boolean {
    return this.calendar.cancel(id);
  }

  setTimer(delayMs: number, task: Task): EventId {
    return this.schedule(delayMs, task);
  }

  clearTimer(id: EventId): void {
    this.calendar.cancel(id);
  }

  runUntil(untilMs: number): void {
    checkHorizon(untilMs, this.timeMs);
    this.enter('runUntil');
    try {
      while (!this.stopped && this.calendar.nextDueMs() < untilMs) this.executeNext();
      if (!this.stopped) this.timeMs = untilMs;
    } finally {
      this.running = false;
    }
  }

  step(): boolean {
    this.enter('step');
    try {
      return this.executeNext();
    } finally {
      this.running = false;
    }
  }

  stop(): void {
    this.stopped = true;
  }

  /** A run inside a run would execute the future before the present has ended. */
  private enter(method: string): void {
    if (this.running) throw new Error(`${method} called inside a task: schedule an event instead`);
    this.running = true;
    this.stopped = false;
  }

  private executeNext(): boolean {
    const dueMs = this.calendar.nextDueMs();
    const task = this.calendar.take();
    if (task === undefined) return false;
    this.timeMs = dueMs;
    this.executed += 1;
    task();
    return true;
  }
}

/**
 * Makes a kernel: a clock that moves only by executing events.
 * @throws RangeError when `startMs` is not a finite number
 */
export function createKernel(options: KernelOptions = {}): Kernel {
  const startMs = options.startMs ?? 0;
  checkStart(startMs);
  return new CalendarKernel(startMs);
}
