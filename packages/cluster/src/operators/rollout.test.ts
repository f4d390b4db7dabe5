import { createKernel } from '@squall/kernel';
import { kernelClock } from '@squall/kernel/xstate';
import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import type { ConfigurationSpec } from '../spec.ts';
import { createRollout } from './rollout.ts';

const spec: ConfigurationSpec = {
  startMs: 10_000,
  waves: [
    { share: 0.1, afterMs: 0 },
    { share: 0.5, afterMs: 5000 },
    { share: 1, afterMs: 7000 },
  ],
  fetchOverMs: 1000,
  order: 'random',
  haltOnAlarm: true,
};

function rollOut(change: Partial<ConfigurationSpec> = {}) {
  const kernel = createKernel();
  const actor = createActor(createRollout({ ...spec, ...change }), { clock: kernelClock(kernel) });
  const log: string[] = [];
  actor.on('*', ({ type, ...rest }) =>
    log.push([kernel.now(), type, ...Object.values(rest)].join(' ')),
  );
  actor.start();
  return { kernel, actor, log, state: () => actor.getSnapshot().value };
}

test('waves start at their times and end in completion', () => {
  const { kernel, log, state } = rollOut();
  kernel.runUntil(10_000);
  expect([state(), log]).toEqual(['waiting', []]);
  kernel.runUntil(60_000);
  expect(log).toEqual(['10000 launched 0 0.1', '15000 launched 1 0.5', '17000 launched 2 1']);
  expect(state()).toBe('complete');
});

test('a first wave may come later than the start', () => {
  const { kernel, log } = rollOut({ waves: [{ share: 1, afterMs: 2000 }] });
  kernel.runUntil(60_000);
  expect(log).toEqual(['12000 launched 0 1']);
});

test('an alarm halts the waves that are still to come', () => {
  const { kernel, actor, log, state } = rollOut();
  kernel.runUntil(12_000);
  actor.send({ type: 'alarm' });
  actor.send({ type: 'alarm' });
  kernel.runUntil(60_000);
  expect(log).toEqual(['10000 launched 0 0.1', '12000 halted']);
  expect(state()).toBe('halted');
});

test('an alarm that nobody acts on, or that comes when all is out, halts nothing', () => {
  const heedless = rollOut({ haltOnAlarm: false });
  heedless.kernel.runUntil(12_000);
  heedless.actor.send({ type: 'alarm' });
  heedless.kernel.runUntil(60_000);
  expect(heedless.log).toHaveLength(3);

  const late = rollOut();
  late.kernel.runUntil(20_000);
  late.actor.send({ type: 'alarm' });
  expect([late.log.length, late.state()]).toEqual([3, 'complete']);
});

test('the gate rolls back once when too many of those reached are lost', () => {
  const { kernel, actor, log, state } = rollOut({ gate: { lossShareMax: 0.2 } });
  kernel.runUntil(12_000);
  actor.send({ type: 'sample', lossShare: 0.2 });
  expect(state()).toBe('waiting');
  actor.send({ type: 'sample', lossShare: 0.21 });
  expect(state()).toBe('rolledBack');
  actor.send({ type: 'sample', lossShare: 0.9 });
  actor.send({ type: 'alarm' });
  kernel.runUntil(60_000);
  expect(log).toEqual(['10000 launched 0 0.1', '12000 rolledBack']);
  expect(state()).toBe('rolledBack');
});

test('the gate still watches when the last wave is out, or the waves are halted', () => {
  const complete = rollOut({ gate: { lossShareMax: 0.2 } });
  complete.kernel.runUntil(20_000);
  complete.actor.send({ type: 'sample', lossShare: 1 });
  expect(complete.log.at(-1)).toBe('20000 rolledBack');

  const halted = rollOut({ gate: { lossShareMax: 0.2 } });
  halted.kernel.runUntil(12_000);
  halted.actor.send({ type: 'alarm' });
  halted.actor.send({ type: 'sample', lossShare: 1 });
  expect(halted.log.slice(1)).toEqual(['12000 halted', '12000 rolledBack']);
});

test('what is lost before the first wave is not the doing of the roll-out', () => {
  const { kernel, actor, log } = rollOut({ gate: { lossShareMax: 0.2 } });
  actor.send({ type: 'sample', lossShare: 1 });
  kernel.runUntil(10_001);
  expect(log).toEqual(['10000 launched 0 0.1']);
});

test('without a gate no loss rolls anything back', () => {
  const { kernel, actor, log } = rollOut();
  kernel.runUntil(12_000);
  actor.send({ type: 'sample', lossShare: 1 });
  kernel.runUntil(60_000);
  expect(log).toHaveLength(3);
});
