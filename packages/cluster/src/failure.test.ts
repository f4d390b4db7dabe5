import { createSessionClient } from '@squall/client-actor';
import { expect, test } from 'vitest';
import { emit, setup } from 'xstate';
import { createCluster } from './cluster.ts';
import type { StateMachineFactory } from './engine/machine-factory.ts';
import { InputError } from './errors.ts';
import { cohort, smallSpec } from './testing/small-spec.ts';

/** A machine that works for so long and then throws. */
const breaksAfter =
  (ms: number): StateMachineFactory =>
  () =>
    setup({
      actions: {
        break: () => {
          throw new Error('no such field');
        },
      },
    }).createMachine({
      initial: 'offline',
      states: {
        offline: { after: { [ms]: { target: 'online' } } },
        online: { entry: 'break' },
      },
    });

const withMachine = (machine: StateMachineFactory) =>
  smallSpec({
    clients: 10,
    cohorts: { good: { ...cohort, share: 0.7 }, bad: { ...cohort, share: 0.3, machine } },
  });

const errorOf = (run: () => void): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
};

test('a machine of one’s own that throws ends the run as bad input: who, of which cohort, when', () => {
  const cluster = createCluster(withMachine(breaksAfter(3250)), { seed: 1 });
  cluster.runUntil(3000);
  const error = errorOf(() => cluster.runUntil(60_000));
  expect(error).toBeInstanceOf(InputError);
  expect(error).toMatchObject({
    message: 'client 7 of cohort bad: its machine threw at 3.250 s: no such field',
  });
  expect(cluster.snapshot().nowMs).toBe(3250);
});

test('a run that has failed does not go on', () => {
  const cluster = createCluster(withMachine(breaksAfter(3250)), { seed: 1 });
  const first = errorOf(() => cluster.runUntil(10_000));
  expect(errorOf(() => cluster.runUntil(20_000))).toBe(first);
  expect(cluster.snapshot().nowMs).toBe(3250);
});

test('a machine that throws in its first step is named too', () => {
  const breaksAtOnce: StateMachineFactory = () =>
    setup({}).createMachine({
      initial: 'offline',
      context: () => {
        throw new Error('no input');
      },
      states: { offline: {} },
    });
  const error = errorOf(() =>
    createCluster(withMachine(breaksAtOnce), { seed: 1 }).runUntil(10_000),
  );
  expect(error).toBeInstanceOf(InputError);
  expect(error).toMatchObject({
    message: 'client 7 of cohort bad: its machine threw at 0.000 s: no input',
  });
});

test('a machine in a state that no client has is named before it spoils the counts', () => {
  const thinks =
    (initial: string): StateMachineFactory =>
    () =>
      setup({}).createMachine({
        initial,
        states: { offline: { after: { 3250: 'thinking' } }, thinking: {} },
      });
  const lineOf = (initial: string) =>
    errorOf(() => createCluster(withMachine(thinks(initial)), { seed: 1 }).runUntil(10_000));
  const state = 'its state is "thinking": give its states names of offline, connecting, ';
  for (const [initial, at] of [
    ['offline', '3.250'],
    ['thinking', '0.000'],
  ] as const) {
    const error = lineOf(initial);
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toContain(
      `client 7 of cohort bad: its machine threw at ${at} s: ${state}`,
    );
  }
});

test.each([
  [
    { type: 'timedOut', stage: 'connect', attempt: 9 },
    'it closes attempt 9: close each request once, as long as it is open',
  ],
  [
    { type: 'requested', stage: 'lunch', attempt: 1, first: 1 },
    'it requests "lunch": give one of connect, resume, signIn, contacts, presence, heartbeat, sync, message',
  ],
  [
    { type: 'requested', stage: 'connect', first: 1 },
    'it requests attempt undefined: give each request a whole number of its own',
  ],
])('a machine that says %j is told what is wrong with it', (said, line) => {
  const says: StateMachineFactory = () =>
    setup({ types: { emitted: { type: '' } } }).createMachine({
      initial: 'offline',
      states: { offline: { after: { 3250: 'online' } }, online: { entry: emit(said) } },
    });
  const error = errorOf(() => createCluster(withMachine(says), { seed: 1 }).runUntil(10_000));
  expect(error).toBeInstanceOf(InputError);
  expect(error).toMatchObject({
    message: `client 7 of cohort bad: its machine threw at 3.250 s: ${line}`,
  });
});

test('a machine that cannot be made is bad input as well', () => {
  const refuses: StateMachineFactory = () => {
    throw new Error('no machine today');
  };
  const error = errorOf(() => createCluster(withMachine(refuses), { seed: 1 }));
  expect(error).toBeInstanceOf(InputError);
  expect(error).toMatchObject({
    message: 'cohort bad: its machine could not be made: no machine today',
  });
});

test('a session client given as a machine of one’s own has the same history', () => {
  const digestOf = (machine?: StateMachineFactory) => {
    const spec = smallSpec({ cohorts: { all: { ...cohort, ...(machine ? { machine } : {}) } } });
    const cluster = createCluster(spec, { seed: 1 });
    cluster.runUntil(20_000);
    return cluster.finish().digest;
  };
  expect(digestOf((settings, ports) => createSessionClient(settings, ports))).toBe(digestOf());
});
