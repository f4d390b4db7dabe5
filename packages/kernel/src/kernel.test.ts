import { describe, expect, test } from 'vitest';
import { createKernel } from './index.ts';

describe('order', () => {
  test('events happen at their due times, whatever the order of scheduling', () => {
    const kernel = createKernel();
    const log: string[] = [];
    const note = (name: string) => () => log.push(`${kernel.now()} ${name}`);
    kernel.schedule(30, note('c'));
    kernel.schedule(10, note('a'));
    kernel.scheduleAt(20, note('b'));
    kernel.runUntil(100);
    expect(log).toEqual(['10 a', '20 b', '30 c']);
  });

  test('events due together happen in the order of scheduling', () => {
    const kernel = createKernel();
    const log: number[] = [];
    for (const name of [0, 1, 2, 3, 4, 5, 6]) kernel.schedule(10, () => log.push(name));
    kernel.runUntil(11);
    expect(log).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test('a delay of 0 waits behind what is already due now', () => {
    const kernel = createKernel();
    const log: string[] = [];
    kernel.schedule(10, () => {
      log.push('a');
      kernel.schedule(0, () => log.push('answer to a'));
    });
    kernel.schedule(10, () => log.push('b'));
    kernel.runUntil(11);
    expect(log).toEqual(['a', 'b', 'answer to a']);
  });

  test('two kernels do not share time', () => {
    const [one, other] = [createKernel(), createKernel({ startMs: -5 })];
    one.runUntil(100);
    expect([one.now(), other.now()]).toEqual([100, -5]);
  });
});

describe('the horizon', () => {
  test('an event at the horizon is left, and now is the horizon', () => {
    const kernel = createKernel();
    const log: number[] = [];
    for (const dueMs of [9.5, 10, 10.5]) kernel.scheduleAt(dueMs, () => log.push(dueMs));
    kernel.runUntil(10);
    expect([log, kernel.now(), kernel.pending, kernel.nextDueMs()]).toEqual([[9.5], 10, 2, 10]);
    kernel.runUntil(11);
    expect(log).toEqual([9.5, 10, 10.5]);
  });

  test('a horizon of now executes nothing and is allowed', () => {
    const kernel = createKernel({ startMs: 7 });
    kernel.schedule(0, () => expect.unreachable());
    kernel.runUntil(7);
    expect([kernel.now(), kernel.executed, kernel.pending]).toEqual([7, 0, 1]);
  });

  test('an empty calendar still moves to the horizon', () => {
    const kernel = createKernel();
    kernel.runUntil(50);
    expect([kernel.now(), kernel.nextDueMs()]).toEqual([50, Infinity]);
  });
});

describe('cancel', () => {
  test('a cancelled event does not happen, and cancelling twice says so', () => {
    const kernel = createKernel();
    const id = kernel.schedule(10, () => expect.unreachable());
    expect([kernel.cancel(id), kernel.cancel(id), kernel.pending]).toEqual([true, false, 0]);
    kernel.runUntil(20);
    expect(kernel.executed).toBe(0);
  });

  test('the id of a fired event is ignored, also when its place is taken again', () => {
    const kernel = createKernel();
    const fired = kernel.schedule(1, () => undefined);
    kernel.runUntil(2);
    const log: string[] = [];
    const next = kernel.schedule(1, () => log.push('next'));
    expect(next).not.toBe(fired);
    expect(kernel.cancel(fired)).toBe(false);
    kernel.clearTimer(fired);
    kernel.runUntil(10);
    expect(log).toEqual(['next']);
  });

  test('0 never names a timer', () => {
    const kernel = createKernel();
    expect(kernel.setTimer(1, () => undefined)).toBeGreaterThanOrEqual(1);
    kernel.clearTimer(0);
    expect([kernel.cancel(0), kernel.pending]).toEqual([false, 1]);
  });

  test('a task may cancel one that is due at the same time', () => {
    const kernel = createKernel();
    kernel.schedule(10, () => kernel.cancel(victim));
    const victim = kernel.schedule(10, () => expect.unreachable());
    kernel.runUntil(20);
    expect(kernel.executed).toBe(1);
  });

  test('a task that cancels itself is already gone', () => {
    const kernel = createKernel();
    const answers: boolean[] = [];
    const self = kernel.schedule(10, () => answers.push(kernel.cancel(self)));
    kernel.runUntil(20);
    expect(answers).toEqual([false]);
  });
});

describe('scheduling while running', () => {
  test('what a task schedules before the horizon happens in the same run', () => {
    const kernel = createKernel();
    const times: number[] = [];
    const tick = (): void => {
      times.push(kernel.now());
      kernel.schedule(10, tick);
    };
    kernel.schedule(10, tick);
    kernel.runUntil(40);
    expect([times, kernel.pending, kernel.nextDueMs()]).toEqual([[10, 20, 30], 1, 40]);
  });

  test('step executes one event and says whether there was one', () => {
    const kernel = createKernel();
    kernel.schedule(5, () => kernel.schedule(0, () => undefined));
    expect([kernel.step(), kernel.step(), kernel.step()]).toEqual([true, true, false]);
    expect([kernel.now(), kernel.executed]).toEqual([5, 2]);
  });

  test('stop ends the run after the current event, and the next run goes on from there', () => {
    const kernel = createKernel();
    const log: number[] = [];
    for (const dueMs of [10, 20, 30]) {
      kernel.scheduleAt(dueMs, () => {
        log.push(dueMs);
        if (dueMs === 20) kernel.stop();
      });
    }
    kernel.runUntil(100);
    expect([log, kernel.now(), kernel.stopped, kernel.pending]).toEqual([[10, 20], 20, true, 1]);
    kernel.runUntil(100);
    expect([log, kernel.now(), kernel.stopped]).toEqual([[10, 20, 30], 100, false]);
  });

  test('a stop outside a run does not end the next one', () => {
    const kernel = createKernel();
    kernel.stop();
    kernel.schedule(10, () => undefined);
    kernel.runUntil(20);
    expect([kernel.now(), kernel.executed]).toEqual([20, 1]);
  });

  test('a run inside a task is refused, and the outer run goes on', () => {
    const kernel = createKernel();
    const errors: unknown[] = [];
    const attempt = (run: () => unknown) => () => {
      try {
        run();
      } catch (error) {
        errors.push(error);
      }
    };
    kernel.schedule(
      1,
      attempt(() => kernel.runUntil(5)),
    );
    kernel.schedule(
      2,
      attempt(() => kernel.step()),
    );
    kernel.schedule(3, () => undefined);
    kernel.runUntil(10);
    expect(errors).toEqual([
      new Error('runUntil called inside a task: schedule an event instead'),
      new Error('step called inside a task: schedule an event instead'),
    ]);
    expect([kernel.now(), kernel.executed]).toEqual([10, 3]);
  });
});

describe('a task that throws', () => {
  const failing = () => {
    const kernel = createKernel();
    const log: number[] = [];
    kernel.schedule(10, () => log.push(kernel.now()));
    kernel.schedule(20, () => {
      kernel.schedule(5, () => log.push(kernel.now()));
      throw new Error('boom');
    });
    kernel.schedule(30, () => log.push(kernel.now()));
    return { kernel, log };
  };

  test('passes its error on, is gone itself, and now stays at it', () => {
    const { kernel, log } = failing();
    expect(() => kernel.runUntil(100)).toThrow('boom');
    expect([kernel.now(), kernel.executed, kernel.pending, log]).toEqual([20, 2, 2, [10]]);
  });

  test('leaves a kernel that goes on in order, with what the task had scheduled', () => {
    const { kernel, log } = failing();
    expect(() => kernel.runUntil(100)).toThrow('boom');
    kernel.runUntil(100);
    expect([kernel.now(), log]).toEqual([100, [10, 25, 30]]);
  });

  test('does the same under step', () => {
    const { kernel, log } = failing();
    kernel.step();
    expect(() => kernel.step()).toThrow('boom');
    expect([kernel.now(), kernel.step(), kernel.now(), log]).toEqual([20, true, 25, [10, 25]]);
  });
});

describe('what cannot be is refused with the value and the way out', () => {
  const nothing = (): void => undefined;
  const kernel = createKernel();
  kernel.runUntil(100);

  test.each([-1, -0.5, NaN, Infinity, -Infinity])('a delay of %s', (delayMs) => {
    const error = new RangeError(`delayMs is ${delayMs}: give a finite number of at least 0 (ms)`);
    expect(() => kernel.schedule(delayMs, nothing)).toThrow(error);
    expect(() => kernel.setTimer(delayMs, nothing)).toThrow(error);
    expect([kernel.pending, kernel.now()]).toEqual([0, 100]);
  });

  test.each([99.999, -1, NaN, Infinity, -Infinity])('a due time of %s at 100', (dueMs) => {
    expect(() => kernel.scheduleAt(dueMs, nothing)).toThrow(
      new RangeError(`dueMs is ${dueMs}: give a finite time of at least now, 100 (ms)`),
    );
    expect(kernel.pending).toBe(0);
  });

  test.each([99, NaN, Infinity, -Infinity])('a horizon of %s at 100', (untilMs) => {
    expect(() => kernel.runUntil(untilMs)).toThrow(
      new RangeError(`untilMs is ${untilMs}: give a finite time of at least now, 100 (ms)`),
    );
    expect(kernel.now()).toBe(100);
  });

  test.each([NaN, Infinity, -Infinity])('a start at %s', (startMs) => {
    expect(() => createKernel({ startMs })).toThrow(
      new RangeError(`startMs is ${startMs}: give a finite number (ms)`),
    );
  });
});
