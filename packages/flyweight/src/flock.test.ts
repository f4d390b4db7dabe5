import { expect, test } from 'vitest';
import { assign, createActor, createMachine, emit, raise, setup } from 'xstate';
import { Refusal, createFlock } from './index.ts';
import { createFakeClock } from './testing/fake-clock.ts';

const failed = (actor: number, error: unknown): never => {
  throw new Error(`actor ${actor}`, { cause: error });
};

const counter = setup({
  types: {
    context: {} as { n: number },
    input: {} as number,
    events: {} as { type: 'add'; by: number } | { type: 'end' },
    emitted: {} as { type: 'added'; n: number },
  },
}).createMachine({
  context: ({ input }) => ({ n: input }),
  initial: 'few',
  on: {
    add: {
      actions: [
        assign({ n: ({ context, event }) => context.n + event.by }),
        emit(({ context }) => ({ type: 'added', n: context.n })),
      ],
    },
    end: '.over',
  },
  states: {
    few: { always: { guard: ({ context }) => context.n > 9, target: 'many' } },
    many: { after: { 500: 'few' } },
    over: { type: 'final' },
  },
});

test('each actor has its own context, and hears only what is sent to it', () => {
  const flock = createFlock(counter, { size: 3, inputOf: (actor) => actor * 10, failed });
  flock.start();
  flock.send(1, { type: 'add', by: 5 });
  expect([0, 1, 2].map((actor) => flock.context(actor))).toEqual([{ n: 0 }, { n: 15 }, { n: 20 }]);
  expect([0, 1, 2].map((actor) => flock.value(actor))).toEqual(['few', 'many', 'many']);
  expect([flock.matches(0, 'few'), flock.matches(1, 'few')]).toEqual([true, false]);
});

test('a transition is told by configuration, at the end of its step and after what it emitted', () => {
  const told: unknown[] = [];
  const flock = createFlock(counter, {
    size: 1,
    inputOf: () => 0,
    emitted: (actor, { n }) => told.push([actor, n, flock.value(actor)]),
    onTransition: (actor, from, to) => told.push([actor, flock.valueOf(from), flock.valueOf(to)]),
    failed,
  });
  flock.start();
  flock.send(0, { type: 'add', by: 1 });
  flock.send(0, { type: 'add', by: 9 });
  expect(told).toEqual([
    [0, 1, 'few'],
    [0, 10, 'many'],
    [0, 'few', 'many'],
  ]);
});

test('what is sent from within a step waits until the step is over', () => {
  const order: string[] = [];
  const flock = createFlock(counter, {
    size: 2,
    inputOf: () => 0,
    emitted: (actor, { n }) => {
      order.push(`+${actor} ${n}`);
      if (n < 3) flock.send(1 - actor, { type: 'add', by: n + 1 });
      order.push(`-${actor} ${n}`);
    },
    failed,
  });
  flock.start();
  flock.send(0, { type: 'add', by: 1 });
  expect(order).toEqual(['+0 1', '-0 1', '+1 2', '-1 2', '+0 4', '-0 4']);
});

test('an actor that is done hears nothing and waits for nothing', () => {
  const flock = createFlock(counter, { size: 1, inputOf: () => 10, failed });
  flock.start();
  expect(flock.pending(0)).toEqual([
    {
      event: { type: 'xstate.after.500.(machine).many' },
      id: 'xstate.after.500.(machine).many',
      remainingMs: 500,
    },
  ]);
  flock.send(0, { type: 'end' });
  flock.send(0, { type: 'add', by: 1 });
  flock.advanceTo(1000);
  expect([flock.status(0), flock.context(0), flock.pending(0)]).toEqual(['done', { n: 10 }, []]);
});

test('a snapshot goes on as a real actor, its timers by hand', () => {
  const flock = createFlock(counter, { size: 1, inputOf: () => 20, failed });
  flock.start();
  flock.advanceTo(200);
  const clock = createFakeClock();
  const actor = createActor(counter, { snapshot: flock.snapshot(0), clock: clock.xstate } as never);
  actor.start();
  expect(actor.getSnapshot().value).toBe('many');
  for (const { event, id, remainingMs } of flock.pending(0)) {
    actor.system.scheduler.schedule(actor, actor, event, remainingMs, id);
  }
  actor.send({ type: 'add', by: -15 });
  clock.advanceTo(299);
  expect(actor.getSnapshot().value).toBe('many');
  clock.advanceTo(300);
  expect(actor.getSnapshot().value).toBe('few');
});

test('an error is told once, and the others go on', () => {
  const errors: unknown[] = [];
  const touchy = createMachine({
    context: { n: 0 },
    on: {
      hurt: {
        actions: [
          assign({ n: 7 }),
          () => {
            throw new Error('ouch');
          },
        ],
      },
    },
  });
  const flock = createFlock(touchy, {
    size: 2,
    failed: (actor, error) => errors.push([actor, String(error)]),
  });
  flock.start();
  flock.send(0, { type: 'hurt' });
  flock.send(0, { type: 'hurt' });
  expect(errors).toEqual([[0, 'Error: ouch']]);
  expect([flock.status(0), flock.status(1), flock.context(0)]).toEqual([
    'error',
    'active',
    { n: 0 },
  ]);
  expect((flock.snapshot(0) as { error: unknown }).error).toEqual(new Error('ouch'));
});

test('what is not a number does not get into a row, and says so', () => {
  const errors: unknown[] = [];
  const careless = createMachine({
    context: { n: 0 },
    on: {
      word: { actions: assign({ n: 'seven' } as never) },
      unknown: { actions: assign({ m: 7 } as never) },
      self: { actions: ({ self }) => self.send({ type: 'word' }) },
    },
  });
  const flock = createFlock(careless, { size: 3, failed: (_, error) => errors.push(error) });
  flock.start();
  ['word', 'unknown', 'self'].forEach((type, actor) => flock.send(actor, { type }));
  expect(errors.every((error) => error instanceof Refusal)).toBe(true);
  expect(errors.map(String)).toEqual([
    'Refusal: context.n is seven: keep numbers only in the context',
    'Refusal: "(machine)" sets context.m: give it a number in the initial context',
    'Refusal: self is not there for an actor on typed arrays: emit instead',
  ]);
});

test('stop ends everyone without a word, and gives the host its timers back', () => {
  const clock = createFakeClock();
  const flock = createFlock(counter, { size: 5, inputOf: () => 10, timers: clock, failed });
  flock.start();
  expect(clock.pending()).toBe(5);
  flock.stop();
  expect([clock.pending(), flock.status(4)]).toEqual([0, 'stopped']);
  expect(() => flock.advanceTo(10)).toThrow('this flock lives in the time of its timers');
});

test('a delayed raise of an actor that has ended is taken back, too', () => {
  const clock = createFakeClock();
  const machine = createMachine({
    initial: 'a',
    entry: raise({ type: 'late' }, { delay: 100, id: 'late' }),
    states: { a: { on: { end: 'b' } }, b: { type: 'final' } },
  });
  const flock = createFlock(machine, { size: 2, timers: clock, failed });
  flock.start();
  expect(clock.pending()).toBe(2);
  flock.send(0, { type: 'end' });
  expect([clock.pending(), flock.pending(0), flock.pending(1)]).toEqual([
    1,
    [],
    [{ event: { type: 'late' }, id: 'late', remainingMs: 100 }],
  ]);
});

test('wrong use gets one line', () => {
  const create = (size: number) => createFlock(counter, { size, inputOf: () => 0, failed });
  expect(() => create(-1)).toThrow('size is -1: give a whole number');
  expect(() => create(0.5)).toThrow('size is 0.5');
  expect(() => createFlock(counter, { size: 1 } as never)).toThrow('failed is undefined');
  expect(() => create(1).send(0, { type: 'end' })).toThrow('start the flock first');
  const flock = create(1);
  flock.start();
  expect(() => flock.start()).toThrow('has started already');
  expect(() => flock.value(1)).toThrow('actor is 1: give one from 0 to 0');
  expect(() => flock.send(1, { type: 'end' })).toThrow('actor is 1');
  expect(() => flock.advanceTo(-1)).toThrow('untilMs is -1: give a finite time of at least now');
});

test('a flock of nobody starts and ends', () => {
  const flock = createFlock(counter, { size: 0, inputOf: () => 0, failed });
  flock.start();
  flock.advanceTo(1e9);
  expect(flock.now()).toBe(1e9);
});

test('a delay that is no time ends the actor, as the clock of XState would', () => {
  const errors: string[] = [];
  const backwards = createMachine({
    context: { n: 0 },
    on: { go: { actions: raise({ type: 'x' }, { delay: () => -5 }) } },
  });
  const flock = createFlock(backwards, {
    size: 1,
    failed: (_, error) => errors.push(String(error)),
  });
  flock.start();
  flock.send(0, { type: 'go' });
  expect(errors).toEqual(['RangeError: delayMs is -5: give a finite number of at least 0 (ms)']);
});
