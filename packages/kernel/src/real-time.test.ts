import { expect, expectTypeOf, test } from 'vitest';
import { type Kernel, type RealTimeOptions, createKernel, runRealTime } from './index.ts';
import { FakeWall } from './testing/fake-wall.ts';

const world = (options: Partial<RealTimeOptions> & { startMs?: number } = {}) => {
  const { startMs = 0, ...rest } = options;
  const kernel = createKernel({ startMs });
  const wall = new FakeWall();
  const wallStartMs = wall.now();
  const log: unknown[] = [];
  /** Notes virtual and wall time, both since the start. */
  const note = (): void => void log.push([kernel.now() - startMs, wall.now() - wallStartMs]);
  const start = () => runRealTime(kernel, { untilMs: 1000, wall, ...rest });
  return { kernel, wall, log, note, start };
};

const every = (kernel: Kernel, periodMs: number, task: () => void): void => {
  kernel.schedule(periodMs, () => {
    task();
    every(kernel, periodMs, task);
  });
};

test('nothing happens before the wall says so, and then within a millisecond', () => {
  const { kernel, wall, log, note, start } = world();
  for (const dueMs of [0, 50, 99.5, 400]) kernel.scheduleAt(dueMs, note);
  start();
  expect(log).toEqual([]);
  wall.advance(99);
  expect(log).toEqual([
    [0, 1],
    [50, 51],
  ]);
  wall.advance(500);
  expect(log.slice(2)).toEqual([
    [99.5, 100],
    [400, 401],
  ]);
});

test('now follows the wall between events', () => {
  const { kernel, wall, start } = world({ startMs: 5000, untilMs: 9000 });
  start();
  wall.advance(300);
  expect(kernel.now()).toBeGreaterThan(5199);
  expect(kernel.now()).toBeLessThanOrEqual(5300);
});

test('the run is done at its horizon; an event there is left', async () => {
  const { kernel, wall, log, note, start } = world({ untilMs: 200 });
  kernel.schedule(199, note);
  kernel.schedule(200, note);
  const { done } = start();
  wall.advance(1000);
  await done;
  expect([log, kernel.now(), kernel.pending, wall.timers]).toEqual([[[199, 200]], 200, 1, 0]);
});

test.each([
  [10, 21],
  [0.5, 401],
])('at a speed of %s, what is due at 200 happens at wall time %s', (speed, wallMs) => {
  const { kernel, wall, log, note, start } = world({ speed });
  kernel.schedule(200, note);
  start();
  wall.advance(2000);
  expect(log).toEqual([[200, wallMs]]);
});

test('a machine that is too slow falls behind, breathes, and catches up without skipping', async () => {
  const { kernel, wall, log, start } = world({ untilMs: 500 });
  every(kernel, 10, () => {
    log.push(kernel.now());
    wall.pass(kernel.now() <= 200 ? 15 : 1);
  });
  let breaths = 0;
  const breathe = (): void => {
    breaths += 1;
    wall.setTimeout(breathe, 5);
  };
  breathe();
  const { done } = start();
  wall.advance(250);
  expect(kernel.now()).toBeLessThan(180);
  const breathsWhileLate = breaths;
  wall.advance(252);
  await done;
  expect(log).toEqual(Array.from({ length: 49 }, (_, n) => 10 * (n + 1)));
  expect(breathsWhileLate).toBeGreaterThan(5);
});

test('the history is that of a run in virtual time', () => {
  const story = (kernel: Kernel): string[] => {
    const log: string[] = [];
    for (const periodMs of [7, 10, 14]) {
      every(kernel, periodMs, () => log.push(`${kernel.now()} ${periodMs}`));
    }
    return log;
  };
  const virtual = createKernel();
  const expected = story(virtual);
  virtual.runUntil(1000);
  const { kernel, wall, start } = world();
  const log = story(kernel);
  start();
  wall.advance(2000);
  expect(log).toEqual(expected);
});

test('stop ends the run where it is and leaves no timer', async () => {
  const { kernel, wall, log, note, start } = world({ untilMs: Infinity });
  every(kernel, 100, note);
  const run = start();
  wall.advance(250);
  run.stop();
  run.stop();
  await run.done;
  wall.advance(1000);
  expect([log.length, kernel.pending, wall.timers]).toEqual([2, 1, 0]);
  expect(kernel.now()).toBeLessThanOrEqual(250);
});

test.each(['the run', 'the kernel'])('a task may stop %s', async (which) => {
  const { kernel, wall, start } = world();
  kernel.schedule(10, () => (which === 'the run' ? run.stop() : kernel.stop()));
  kernel.schedule(10, () => expect.unreachable());
  const run = start();
  wall.advance(100);
  await run.done;
  expect([kernel.now(), kernel.pending, wall.timers]).toEqual([10, 1, 0]);
});

test('what a task throws rejects done; the kernel stays at that event and can go on', async () => {
  const { kernel, wall, log, note, start } = world();
  kernel.schedule(10, () => {
    throw new Error('boom');
  });
  kernel.schedule(20, note);
  const { done } = start();
  wall.advance(100);
  await expect(done).rejects.toThrow('boom');
  expect([kernel.now(), wall.timers, log]).toEqual([10, 0, []]);
  kernel.runUntil(30);
  expect(log).toEqual([[20, 100]]);
});

test('an error after a stop in the same task is not lost', async () => {
  const { kernel, wall, start } = world();
  kernel.schedule(10, () => {
    run.stop();
    throw new Error('boom');
  });
  const run = start();
  wall.advance(100);
  await expect(run.done).rejects.toThrow('boom');
});

test('what is scheduled from outside is noticed within a tenth of a second', () => {
  const { kernel, wall, log, note, start } = world();
  start();
  wall.advance(250);
  kernel.schedule(0, note);
  wall.advance(100);
  expect(log).toHaveLength(1);
});

test('a wall that is set back stops time but never turns it', () => {
  const { kernel, wall, log, note, start } = world();
  kernel.schedule(150, note);
  start();
  wall.advance(120);
  const nowMs = kernel.now();
  wall.pass(-50);
  wall.advance(60);
  expect([kernel.now(), log]).toEqual([nowMs, []]);
  wall.advance(100);
  expect(log).toHaveLength(1);
});

test('options that make no run are refused with the value and the way out', () => {
  const start = (options: Partial<RealTimeOptions>) => world({ startMs: 100, ...options }).start;
  for (const untilMs of [99, NaN, -Infinity]) {
    expect(start({ untilMs })).toThrow(
      new RangeError(`untilMs is ${untilMs}: give a time of at least now, 100 (ms)`),
    );
  }
  for (const speed of [0, -1, NaN, Infinity]) {
    expect(start({ speed })).toThrow(
      new RangeError(`speed is ${speed}: give a finite number above 0 (virtual ms per wall ms)`),
    );
  }
});

test("a host's own timers fit the port", () => {
  interface Host {
    now(): number;
    setTimeout: typeof globalThis.setTimeout;
    clearTimeout: typeof globalThis.clearTimeout;
  }
  expectTypeOf<Host>().toExtend<RealTimeOptions['wall']>();
});
