import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { childOfLogic } from './adapters/child-of-logic.ts';
import { createLifecycle } from './shell/lifecycle.ts';
import { SupervisorState } from './shell/supervisor-state.ts';
import { checkSupervisor } from './spec/check-supervisor.ts';
import { createEventLoop } from './testing/event-loop.ts';

const fragile = createMachine({
  initial: 'up',
  states: {
    up: { on: { crash: 'broken' } },
    broken: {
      entry: () => {
        throw new Error('boom');
      },
    },
  },
});

/** Counts each child that is looked up, put, removed or passed in a walk over the list. */
function countLooks<Key, Value>(map: Map<Key, Value>, note: () => void): void {
  const counted = <Item>(items: Iterable<Item>) =>
    (function* () {
      for (const item of items) {
        note();
        yield item;
      }
    })();
  const original = {
    get: map.get.bind(map),
    set: map.set.bind(map),
    keys: map.keys.bind(map),
    values: map.values.bind(map),
    entries: map.entries.bind(map),
  };
  const replaced: Record<PropertyKey, unknown> = {
    get: (key: Key) => (note(), original.get(key)),
    set: (key: Key, value: Value) => (note(), original.set(key, value)),
    keys: () => counted(original.keys()),
    values: () => counted(original.values()),
    entries: () => counted(original.entries()),
    [Symbol.iterator]: () => counted(original.entries()),
  };
  for (const key of Reflect.ownKeys(replaced)) {
    Object.defineProperty(map, key, { value: replaced[key] });
  }
}

/** What it costs to restart `crashes` of `population` XState children, by counting. */
function costOf(population: number, crashes: number, backoff = {}) {
  const cost = { looks: 0, timers: 0, starts: 0, events: 0, seconds: 0 };
  const loop = createEventLoop();
  const setTimer = (delayMs: number, task: () => void): number => {
    cost.timers += 1;
    return loop.setTimer(delayMs, task);
  };
  const child = (index: number) =>
    childOfLogic({ id: `c${index}`, logic: fragile, onStart: () => void (cost.starts += 1) });
  const specs = Array.from({ length: population }, (_, index) => child(index));
  const state = new SupervisorState(
    checkSupervisor({ intensity: population, children: specs, ...backoff }),
    { timers: { ...loop, setTimer }, observe: () => void (cost.events += 1) },
  );
  const lifecycle = createLifecycle(state);
  lifecycle.start();
  const actors = specs.map(({ id }) => state.children.get(id)?.incarnation?.ref);
  countLooks(state.children, () => void (cost.looks += 1));
  Object.assign(cost, { timers: 0, starts: 0, events: 0 });
  const stride = population / crashes;
  for (let index = 0; index < crashes; index++) send(actors[Math.floor(index * stride)]);
  loop.runTo(10_000);
  expect(state.status).toBe('running');
  expect([...state.children.values()].every(({ incarnation }) => incarnation?.isUp)).toBe(true);
  return { ...cost, looks: cost.looks - population, seconds: state.stamps.seconds.length };
}

function send(actor: unknown): void {
  if (typeof actor !== 'object' || actor === null || !('send' in actor))
    throw new Error('no actor');
  if (typeof actor.send === 'function') actor.send.call(actor, { type: 'crash' });
}

describe('restarts under oneForOne cost by those restarted, not by those that live', () => {
  test('a crash among 1,000 costs exactly what a crash among 10 does', () => {
    expect(costOf(1000, 1)).toEqual(costOf(10, 1));
    expect(costOf(1000, 10)).toEqual(costOf(10, 10));
  });

  test.each([{}, { restartDelayMs: 100 }])(
    'twice as many restarts cost twice as much, up to all of 1,000 (%j)',
    (backoff) => {
      const one = costOf(1000, 1, backoff);
      for (const crashes of [2, 10, 100, 500, 1000]) {
        const cost = costOf(1000, crashes, backoff);
        expect(cost.starts).toBe(crashes);
        expect(cost.looks).toBe(one.looks * crashes);
        expect(cost.events).toBe(one.events * crashes);
        expect(cost.timers).toBeLessThanOrEqual(one.timers * crashes);
        expect(cost.seconds).toBe(1);
      }
    },
  );
});
