import {
  type SchedulerAction,
  Subject,
  concat,
  debounceTime,
  delay,
  interval,
  observeOn,
  of,
  take,
  throwError,
  timeout,
  timer,
  timestamp,
} from 'rxjs';
import { describe, expect, test } from 'vitest';
import { createKernel } from './index.ts';
import { kernelScheduler } from './rxjs.ts';

const world = (startMs = 0) => {
  const kernel = createKernel({ startMs });
  const log: unknown[] = [];
  const note = (value: unknown): void => void log.push([kernel.now(), value]);
  return { kernel, scheduler: kernelScheduler(kernel), log, note };
};

describe('as a SchedulerLike', () => {
  test('work is done once, with its state, at its time and not before', () => {
    const { kernel, scheduler, log, note } = world();
    scheduler.schedule(note, 10, 'late');
    scheduler.schedule(note, 0, 'soon');
    scheduler.schedule(note);
    expect(log).toEqual([]);
    kernel.runUntil(100);
    expect(log).toEqual([
      [0, 'soon'],
      [0, undefined],
      [10, 'late'],
    ]);
  });

  test('work may schedule itself again with another state and delay', () => {
    const { kernel, scheduler, log, note } = world();
    scheduler.schedule<number>(
      function (this: SchedulerAction<number>, n = 0) {
        note(n);
        if (n < 3) this.schedule(n + 1, 10 * n);
      },
      5,
      1,
    );
    kernel.runUntil(100);
    expect(log).toEqual([
      [5, 1],
      [15, 2],
      [35, 3],
    ]);
    expect(kernel.pending).toBe(0);
  });

  test('an action can be scheduled again after its work is done', () => {
    const { kernel, scheduler, log, note } = world();
    let again = (): unknown => undefined;
    scheduler.schedule<string>(
      function (this: SchedulerAction<string>, state) {
        again = () => this.schedule('second', 5);
        note(state);
      },
      1,
      'first',
    );
    kernel.runUntil(10);
    again();
    kernel.runUntil(20);
    expect(log).toEqual([
      [1, 'first'],
      [15, 'second'],
    ]);
  });

  test('scheduling again before the work is done moves it', () => {
    const { kernel, scheduler, log, note } = world();
    scheduler.schedule<string>(
      function (this: SchedulerAction<string>, state) {
        note(state);
        if (state !== 'once') return;
        this.schedule('replaced', 5);
        this.schedule('kept', 7);
      },
      0,
      'once',
    );
    kernel.runUntil(100);
    expect(log).toEqual([
      [0, 'once'],
      [7, 'kept'],
    ]);
  });

  test('unsubscribing takes the event off the calendar', () => {
    const { kernel, scheduler, log, note } = world();
    const subscription = scheduler.schedule(note, 10);
    expect([kernel.pending, subscription.closed]).toEqual([1, false]);
    subscription.unsubscribe();
    subscription.unsubscribe();
    kernel.runUntil(100);
    expect([kernel.executed, log, subscription.closed]).toEqual([0, [], true]);
  });

  test('an action that unsubscribed itself cannot be scheduled again', () => {
    const { kernel, scheduler } = world();
    scheduler.schedule<void>(function (this: SchedulerAction<void>) {
      this.unsubscribe();
      this.schedule(undefined, 1);
    });
    kernel.runUntil(100);
    expect([kernel.executed, kernel.pending]).toEqual([1, 0]);
  });

  test('work that throws ends its action, passes the error on and leaves the kernel usable', () => {
    const { kernel, scheduler, log, note } = world();
    const action = scheduler.schedule<void>(function (this: SchedulerAction<void>) {
      this.schedule(undefined, 1);
      throw new Error('boom');
    }, 10);
    scheduler.schedule(note, 20, 'next');
    expect(() => kernel.runUntil(100)).toThrow('boom');
    expect([kernel.now(), action.closed, kernel.pending]).toEqual([10, true, 1]);
    kernel.runUntil(100);
    expect(log).toEqual([[20, 'next']]);
  });

  test('a negative delay means at once, as everywhere in RxJS', () => {
    const { kernel, scheduler, log, note } = world(50);
    scheduler.schedule(note, -20, 'late already');
    kernel.runUntil(51);
    expect(log).toEqual([[50, 'late already']]);
  });

  test('a delay that is not a time is refused, and the pending work is kept', () => {
    const { kernel, scheduler } = world();
    for (const delayMs of [NaN, Infinity]) {
      expect(() => scheduler.schedule(() => undefined, delayMs)).toThrow(RangeError);
    }
    const untyped: { schedule(work: () => void, delay: unknown): unknown } = scheduler;
    expect(() => untyped.schedule(() => undefined, new Date(0))).toThrow(
      /^delay is .*1970.*: give ms, or hand a Date to timer\(\) or delay\(\)$/,
    );
    expect(kernel.pending).toBe(0);
  });
});

describe('under the operators of RxJS', () => {
  test('a timer with a period ticks on the calendar until it is unsubscribed', () => {
    const { kernel, scheduler, log, note } = world();
    const subscription = timer(5, 10, scheduler).subscribe(note);
    kernel.runUntil(36);
    subscription.unsubscribe();
    expect(kernel.pending).toBe(0);
    kernel.runUntil(100);
    expect(log).toEqual([
      [5, 0],
      [15, 1],
      [25, 2],
      [35, 3],
    ]);
  });

  test('an interval that is taken from leaves nothing behind', () => {
    const { kernel, scheduler, log, note } = world();
    interval(10, scheduler)
      .pipe(take(2))
      .subscribe({ next: note, complete: () => note('complete') });
    kernel.runUntil(1000);
    expect(log).toEqual([
      [10, 0],
      [20, 1],
      [20, 'complete'],
    ]);
    expect(kernel.executed).toBe(2);
  });

  test('a Date is read as virtual time, and one that has passed means at once', () => {
    const { kernel, scheduler, log, note } = world(1_000_000);
    timer(new Date(1_000_050), scheduler).subscribe(() => note('timer'));
    of('delayed')
      .pipe(delay(new Date(1_000_060), scheduler))
      .subscribe(note);
    timer(new Date(999_000), scheduler).subscribe(() => note('passed'));
    kernel.runUntil(1_001_000);
    expect(log).toEqual([
      [1_000_000, 'passed'],
      [1_000_050, 'timer'],
      [1_000_060, 'delayed'],
    ]);
  });

  test('debounce, timeout and timestamp see virtual time only', () => {
    const { kernel, scheduler, log, note } = world();
    const keys = new Subject<string>();
    keys.pipe(debounceTime(20, scheduler), timestamp(scheduler)).subscribe(note);
    keys.pipe(timeout({ each: 50, scheduler })).subscribe({ error: () => note('silence') });
    for (const [dueMs, key] of [
      [0, 'a'],
      [10, 'b'],
      [40, 'c'],
    ] as const) {
      kernel.scheduleAt(dueMs, () => keys.next(key));
    }
    kernel.runUntil(1000);
    expect(log).toEqual([
      [30, { value: 'b', timestamp: 30 }],
      [60, { value: 'c', timestamp: 60 }],
      [90, 'silence'],
    ]);
  });

  test('a value without delay still goes through the calendar', () => {
    const { kernel, scheduler, log, note } = world();
    of('answer').pipe(observeOn(scheduler)).subscribe(note);
    kernel.schedule(0, () => note('asked later'));
    expect(log).toEqual([]);
    kernel.runUntil(1);
    expect(log).toEqual([
      [0, 'answer'],
      [0, 'asked later'],
    ]);
  });

  test('errors reach their observer on the calendar', () => {
    const { kernel, scheduler, log, note } = world();
    concat(
      timer(10, scheduler),
      throwError(() => 'lost', scheduler),
    ).subscribe({ error: note });
    kernel.runUntil(100);
    expect(log).toEqual([[10, 'lost']]);
  });
});
