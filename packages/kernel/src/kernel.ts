import { Calendar } from './calendar/calendar.ts';
import { type EventId, type Task, Tasks } from './calendar/tasks.ts';
import { type Fire, TimerTable } from './calendar/timer-table.ts';
import { checkHorizon, checkStart, checkTick } from './checks.ts';
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
  /** Numbered timers for a fleet of actors: without closures and ids, one at a time for each number. */
  timers(fire: Fire): TimerTable;
  /** Of all columns. */
  readonly bytes: number;
}

export interface KernelOptions {
  /** Where virtual time begins: 0 ms unless told. */
  readonly startMs?: number;
  /** How finely events are sorted ahead, ms; 1 unless told. A matter of speed only: about as long as some ten events. */
  readonly tickMs?: number;
}

class CalendarKernel implements Kernel {
  stopped = false;
  private running = false;
  private readonly calendar: Calendar;
  private readonly tasks: Tasks;

  constructor(startMs: number, tickMs: number) {
    this.calendar = new Calendar(startMs, tickMs);
    this.tasks = new Tasks(this.calendar);
  }

  get executed(): number {
    return this.calendar.executed;
  }

  get pending(): number {
    return this.calendar.size;
  }

  get bytes(): number {
    return this.calendar.bytes;
  }

  now(): number {
    return this.calendar.nowMs;
  }

  nextDueMs(): number {
    return this.calendar.nextDueMs(Infinity);
  }

  schedule(delayMs: number, task: Task): EventId {
    return this.tasks.schedule(delayMs, task);
  }

  scheduleAt(dueMs: number, task: Task): EventId {
    return this.tasks.scheduleAt(dueMs, task);
  }

  cancel(id: EventId): boolean {
    return this.tasks.cancel(id);
  }

  setTimer(delayMs: number, task: Task): EventId {
    return this.tasks.schedule(delayMs, task);
  }

  clearTimer(id: EventId): void {
    this.tasks.cancel(id);
  }

  timers(fire: Fire): TimerTable {
    return new TimerTable(this.calendar, fire);
  }

  runUntil(untilMs: number): void {
    const { calendar } = this;
    checkHorizon(untilMs, calendar.nowMs);
    this.enter('runUntil');
    try {
      let more = true;
      while (more && !this.stopped) more = calendar.fireNext(untilMs);
      if (!this.stopped) calendar.nowMs = untilMs;
    } finally {
      this.running = false;
    }
  }

  step(): boolean {
    this.enter('step');
    try {
      return this.calendar.fireNext(Infinity);
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
}

/**
 * Makes a kernel: a clock that moves only by executing events.
 * @throws RangeError when `startMs` is not a finite number, or `tickMs` not a positive one
 */
export function createKernel(options: KernelOptions = {}): Kernel {
  const { startMs = 0, tickMs = 1 } = options;
  checkStart(startMs);
  checkTick(tickMs);
  return new CalendarKernel(startMs, tickMs);
}
