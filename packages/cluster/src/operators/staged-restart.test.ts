import { createKernel } from '@squall/kernel';
import { kernelClock } from '@squall/kernel/xstate';
import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { type StagedRestartSettings, createStagedRestart } from './staged-restart.ts';

/** Ten instances a minute: one every six seconds. Those that are taken are up again after `awayMs`. */
function restart(change: Partial<StagedRestartSettings> = {}, awayMs = 1000) {
  const kernel = createKernel();
  const machine = createStagedRestart({ instances: 3, instancesPerMinute: 10, ...change });
  const actor = createActor(machine, { clock: kernelClock(kernel) });
  const log: string[] = [];
  actor.on('taken', ({ instance }) => {
    log.push(`${kernel.now()} taken ${instance}`);
    kernel.schedule(awayMs, () => actor.send({ type: 'up' }));
  });
  actor.on('completed', () => log.push(`${kernel.now()} completed`));
  actor.start();
  const at = (ms: number, healthy: 0 | 1) =>
    void kernel.schedule(ms, () => actor.send({ type: 'sample', healthy }));
  const run = () => {
    kernel.runUntil(100_000);
    return log;
  };
  return { at, run, state: () => actor.getSnapshot().value };
}

test('instances are taken at the pace, the first at once, and it ends when the last is back', () => {
  const { run, state } = restart();
  expect(run()).toEqual(['0 taken 0', '6000 taken 1', '12000 taken 2', '18000 completed']);
  expect(state()).toBe('complete');
});

test('it waits for the last one, however long that takes', () => {
  expect(restart({}, 30_000).run().at(-1)).toBe('42000 completed');
});

test('no more are away at once than may be: the pace gives way', () => {
  expect(restart({ unavailableMax: 1 }, 10_000).run()).toEqual([
    '0 taken 0',
    '10000 taken 1',
    '20000 taken 2',
    '30000 completed',
  ]);
});

test('while samples are bad nobody is taken, and the next good one goes on', () => {
  const { at, run } = restart();
  at(3000, 0);
  at(20_000, 0);
  at(21_000, 1);
  expect(run()).toEqual(['0 taken 0', '21000 taken 1', '27000 taken 2', '33000 completed']);
});
