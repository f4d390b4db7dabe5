import { expect, test } from 'vitest';
import {
  type ActorOptions,
  type AnyActorLogic,
  cancel,
  createActor,
  createMachine,
  raise,
  setup,
} from 'xstate';
import { createKernel } from './index.ts';
import { kernelClock } from './xstate.ts';

const session = createMachine({
  initial: 'connecting',
  states: {
    connecting: { after: { 1500: 'backoff' }, on: { connected: 'online' } },
    backoff: { after: { 1000: 'connecting' } },
    online: { on: { lost: 'backoff' } },
  },
});

test('a machine that waits moves at the due times of its delays', () => {
  const kernel = createKernel();
  const log: unknown[] = [];
  const actor = createActor(session, { clock: kernelClock(kernel) });
  actor.subscribe((snapshot) => log.push([kernel.now(), snapshot.value]));
  actor.start();
  kernel.runUntil(5000);
  expect(log).toEqual([
    [0, 'connecting'],
    [1500, 'backoff'],
    [2500, 'connecting'],
    [4000, 'backoff'],
  ]);
});

test('leaving a state takes its timer off the calendar at once', () => {
  const kernel = createKernel();
  const actor = createActor(session, { clock: kernelClock(kernel) }).start();
  expect(kernel.pending).toBe(1);
  actor.send({ type: 'connected' });
  expect(kernel.pending).toBe(0);
});

test('stopping an actor takes its timers off the calendar', () => {
  const kernel = createKernel();
  createActor(session, { clock: kernelClock(kernel) })
    .start()
    .stop();
  expect([kernel.pending, kernel.nextDueMs()]).toEqual([0, Infinity]);
});

test('delayed events and their cancellation go through the calendar', () => {
  const kernel = createKernel();
  const machine = createMachine({
    initial: 'a',
    states: {
      a: {
        entry: [
          raise({ type: 'never' }, { delay: 10, id: 'never' }),
          raise({ type: 'go' }, { delay: 20 }),
          cancel('never'),
        ],
        on: { never: 'wrong', go: 'b' },
      },
      b: {},
      wrong: {},
    },
  });
  const actor = createActor(machine, { clock: kernelClock(kernel) }).start();
  kernel.runUntil(15);
  expect(actor.getSnapshot().value).toBe('a');
  kernel.runUntil(21);
  expect(actor.getSnapshot().value).toBe('b');
});

test('a delay that is not a time is the error of that actor, and others go on', () => {
  const kernel = createKernel();
  const clock = kernelClock(kernel);
  const machine = setup({ delays: { wait: () => NaN } }).createMachine({
    initial: 'a',
    states: { a: { after: { wait: 'b' } }, b: {} },
  });
  const errors: unknown[] = [];
  const broken = createActor(machine, { clock });
  broken.subscribe({ error: (error) => errors.push(error) });
  const healthy = createActor(session, { clock });
  broken.start();
  healthy.start();
  kernel.runUntil(2000);
  expect(errors).toEqual([
    new RangeError('delayMs is NaN: give a finite number of at least 0 (ms)'),
  ]);
  expect(healthy.getSnapshot().value).toBe('backoff');
});

test('it is what XState takes for a clock, and clearing nothing is allowed', () => {
  const clock: NonNullable<ActorOptions<AnyActorLogic>['clock']> = kernelClock(createKernel());
  expect(() => clock.clearTimeout(undefined)).not.toThrow();
});
