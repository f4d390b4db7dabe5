import type { ClientEmitted, ClientEvent } from '@squall/client-actor';
import { type Flock, createFlock } from '@squall/flyweight';
import { type Timers, createKernel } from '@squall/kernel';
import { expect, test } from 'vitest';
import { assign, emit, setup } from 'xstate';
import { Twins } from './twins.ts';

interface Fault {
  readonly step?: number;
  readonly delayMs?: number;
  readonly target?: string;
  readonly says?: string;
  readonly does?: () => void;
}

/** A client in small, or one that is not quite the same. */
const machineWith = ({ step = 1, delayMs = 1000, target = 'b', says = 'left', does }: Fault) =>
  setup({
    types: { context: {} as { n: number }, emitted: {} as { type: string } },
  }).createMachine({
    id: 'small',
    context: { n: 0 },
    initial: 'a',
    states: {
      a: {
        on: {
          start: { actions: [assign({ n: ({ context }) => context.n + step }), () => does?.()] },
          disconnection: 'end',
          stop: { actions: [emit({ type: 'gaveUp' }), emit({ type: says })] },
        },
        after: { [delayMs]: { target } },
      },
      b: { after: { 500: 'a' } },
      c: { after: { 500: 'a' } },
      end: { type: 'final' },
    },
  });

const third = 2;

type Port = (timers: Timers) => Timers;

/** Three clients of one machine on typed arrays, the last with a twin that is of the right machine. */
function race(fault: Fault = {}, port?: Port, sound: Fault = {}) {
  const kernel = createKernel();
  const plain: Timers = {
    now: () => kernel.now(),
    setTimer: (delayMs, task) => kernel.setTimer(delayMs, task),
    clearTimer: (id) => kernel.clearTimer(id),
  };
  const found: string[] = [];
  let compared = 0;
  const twins = new Twins({
    twins: [{ client: third, machine: machineWith(sound), input: {} }],
    first: 0,
    flock: () => flock,
    timers: port ? plain : kernel,
    compared: () => compared++,
    differed: (client, what) => found.push(`client ${client} ${what}`),
  });
  const flock: Flock = createFlock(machineWith(fault), {
    size: third + 1,
    timers: port ? port(twins.timers()) : twins.timers(),
    emitted: (client, event) => twins.emitted(client, event as ClientEmitted),
    onTransition: (client) => twins.moved(client),
    failed: (client, error) => twins.failed(client, error),
  });
  const deliver = (client: number, event: ClientEvent) =>
    twins.deliver(client, event, () => flock.send(client, event));
  twins.start(() => flock.start());
  const run = (untilMs: number) => {
    kernel.runUntil(untilMs);
    return found;
  };
  return { kernel, twins, found, deliver, run, compared: () => compared };
}

const throws = (message: string): Fault => ({
  does: () => {
    throw new Error(message);
  },
});

const start = { type: 'start' } as const;
const stop = { type: 'stop' } as const;

const hosts: readonly (readonly [string, Port | undefined])[] = [
  ['a kernel', undefined],
  ['any timers', (timers) => timers],
];

test.each(hosts)('on %s, clients that are the same are compared step by step', (_, port) => {
  const { deliver, run, compared, kernel } = race({}, port);
  for (const client of [0, 1, third]) deliver(client, start);
  deliver(third, stop);
  expect(compared()).toBe(2);
  expect(run(3001)).toEqual([]);
  // At 1000, 1500, 2500 and 3000 ms: three clients, and not one event for the twin.
  expect([compared(), kernel.executed]).toEqual([6, 12]);
});

test('a fault in a client that has no twin is not seen', () => {
  const { deliver, run } = race({ step: 2 });
  deliver(1, start);
  expect(run(5000)).toEqual([]);
});

test('a context that differs is named, with the event and both values', () => {
  const { deliver, found } = race({ step: 2 });
  deliver(third, start);
  expect(found).toEqual([
    'client 2 after start: context.n is 2 on typed arrays, 1 as a real actor',
  ]);
});

test('so is an event that is not emitted, or another one', () => {
  const { deliver, found } = race({ says: 'arrived' });
  deliver(third, stop);
  expect(found).toEqual([
    'client 2 after stop: emitted.1.type is "arrived" on typed arrays, "left" as a real actor',
  ]);
});

test('so is a state that a timer leads to', () => {
  expect(race({ target: 'c' }).run(1001)).toEqual([
    'client 2 after xstate.after.1000.small.a: value is "c" on typed arrays, "b" as a real actor',
  ]);
});

test('so is a machine that throws in one of the two only', () => {
  const { deliver, found } = race(throws('ouch'));
  deliver(third, start);
  expect(found).toEqual([
    'client 2 after start: status is "error" on typed arrays, "active" as a real actor',
  ]);
});

test('what throws the same in both is the same; what throws something else is not', () => {
  const same = race(throws('ouch'), undefined, throws('ouch'));
  same.deliver(third, start);
  expect([same.found, same.compared()]).toEqual([[], 1]);
  const other = race(throws('ouch'), undefined, throws('oh'));
  other.deliver(third, start);
  expect(other.found).toEqual([
    'client 2 after start: error is "ouch" on typed arrays, "oh" as a real actor',
  ]);
});

test('a client that has ended is compared once more, and waits for nothing', () => {
  const { deliver, run, compared, kernel } = race();
  deliver(third, { type: 'disconnection' });
  deliver(third, start);
  expect(run(5000)).toEqual([]);
  expect([compared(), kernel.pending]).toEqual([2, 2]);
});

test('a wrong delay is seen before it has passed', () => {
  expect(race({ delayMs: 1001 }).found).toEqual([
    expect.stringMatching(
      /^client 2 after its start: timers\.0\.\w+ is .* on typed arrays, .*1000/,
    ),
  ]);
});

test('a timer that is armed but never comes is missed at the next event', () => {
  let armed = 0;
  const losesThird = (timers: Timers): Timers => ({
    ...timers,
    setTimer: (delayMs, task) =>
      timers.setTimer(delayMs, ++armed === third + 1 ? () => undefined : task),
  });
  const { run, deliver } = race({}, losesThird);
  expect(run(1400)).toEqual([]);
  deliver(0, start);
  expect(run(1400)).toEqual([
    'client 2 after its start: one of its timers has not come on typed arrays',
  ]);
});

test('a timer that comes too early is a difference at once', () => {
  const hurried = (timers: Timers): Timers => ({
    ...timers,
    setTimer: (delayMs, task) => timers.setTimer(delayMs / 2, task),
  });
  expect(race({}, hurried).run(501)).toEqual([
    'client 2 after its start: value is "b" on typed arrays, "a" as a real actor',
  ]);
});

test('only the first difference is told: what follows is a consequence', () => {
  const { deliver, run, found, compared } = race({ step: 2 });
  for (let i = 0; i < 5; i++) deliver(third, start);
  run(5000);
  expect([found.length, compared()]).toEqual([1, 0]);
});
