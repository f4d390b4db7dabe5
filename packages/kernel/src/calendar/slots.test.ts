import { expect, test } from 'vitest';
import { Slots } from './slots.ts';

const GENERATION = 2 ** 24;

test('the first ids are 1, 2, 3', () => {
  const slots = new Slots();
  expect([slots.take(), slots.take(), slots.take()].map((slot) => slots.idOf(slot))).toEqual([
    1, 2, 3,
  ]);
});

test('a slot that is taken again gets another id, and its old one names nothing', () => {
  const slots = new Slots();
  const slot = slots.take();
  slots.release(slot);
  expect(slots.take()).toBe(slot);
  expect(slots.idOf(slot)).toBe(1 + GENERATION);
  expect(slots.find(1)).toBe(0);
  expect(slots.find(1 + GENERATION)).toBe(slot);
});

test('an id names nothing after its release, before its slot is taken again', () => {
  const slots = new Slots();
  slots.release(slots.take());
  expect(slots.find(1)).toBe(0);
  expect(slots.find(-1)).toBe(0);
});

test('what was never an id names nothing', () => {
  const slots = new Slots();
  slots.take();
  for (const id of [0, -0, -1, 1.5, 2, GENERATION, NaN, Infinity, -Infinity]) {
    expect(slots.find(id)).toBe(0);
  }
});

test('a slot whose ids are used up retires, so that no id is given twice', () => {
  const slots = new Slots(10, 1 + 2 * GENERATION);
  const ids: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    const slot = slots.take();
    ids.push(slots.idOf(slot));
    slots.release(slot);
  }
  expect(ids).toEqual([1, 1 + GENERATION, 1 + 2 * GENERATION, 2]);
});

test('more events than the limit are refused with one line, and a released slot can be taken', () => {
  const slots = new Slots(2);
  const first = slots.take();
  slots.take();
  expect(() => slots.take()).toThrow(
    new RangeError('2 events are pending, the most a calendar holds: cancel or run some'),
  );
  slots.release(first);
  expect(slots.take()).toBe(first);
});
