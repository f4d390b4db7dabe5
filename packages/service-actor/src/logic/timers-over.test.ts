import { expect, test, vi } from 'vitest';
import { timersOver } from '../index.ts';

/** A host whose handles are objects, as Node's are. */
function host() {
  const tasks: { handle: object; task: () => void; delayMs: number }[] = [];
  return {
    tasks,
    setTimeout: (task: () => void, delayMs: number) => {
      const handle = {};
      tasks.push({ handle, task, delayMs });
      return handle;
    },
    clearTimeout: vi.fn<(handle: object) => void>(),
  };
}

test('gives numbers from 1 on for whatever the host calls a timer', () => {
  const { tasks, ...rest } = host();
  const timers = timersOver(rest, () => 42);
  expect([timers.setTimer(5, () => undefined), timers.setTimer(7, () => undefined)]).toEqual([
    1, 2,
  ]);
  expect([timers.now(), tasks.map(({ delayMs }) => delayMs)]).toEqual([42, [5, 7]]);
});

test('clears the timer of the host; what is unknown, fired or cleared is ignored', () => {
  const { tasks, ...rest } = host();
  const timers = timersOver(rest, () => 0);
  const ran: number[] = [];
  for (const n of [1, 2]) timers.setTimer(5, () => void ran.push(n));
  timers.clearTimer(1);
  tasks[1]!.task();
  for (const id of [0, 1, 2, 99]) timers.clearTimer(id);
  expect(ran).toEqual([2]);
  expect(rest.clearTimeout.mock.calls).toEqual([[tasks[0]!.handle]]);
});

test('does not run a task that was cleared, though the host runs it all the same', () => {
  const { tasks, ...rest } = host();
  const task = vi.fn<() => void>();
  const timers = timersOver(rest, () => 0);
  timers.clearTimer(timers.setTimer(5, task));
  tasks[0]!.task();
  expect(task).not.toHaveBeenCalled();
});
