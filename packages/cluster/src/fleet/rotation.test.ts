import { expect, test } from 'vitest';
import { Rotation, reasons } from './rotation.ts';

const { evicted, leaving } = reasons;
const turns = (rotation: Rotation, count: number) =>
  Array.from({ length: count }, () => rotation.next());

test('all are in rotation at first, one after the other', () => {
  expect(turns(new Rotation(3, false), 5)).toEqual([0, 1, 2, 0, 1]);
});

test('who is out is passed over, and has its turn again when it is back', () => {
  const rotation = new Rotation(3, false);
  rotation.set(1, evicted, true);
  expect(turns(rotation, 4)).toEqual([0, 2, 0, 2]);
  rotation.set(1, evicted, false);
  expect(turns(rotation, 3)).toEqual([0, 1, 2]);
});

test('one that is out for two reasons comes back when both are gone', () => {
  const rotation = new Rotation(2, false);
  rotation.set(0, evicted, true);
  rotation.set(0, leaving, true);
  rotation.set(0, leaving, false);
  expect([turns(rotation, 2), rotation.countOut(evicted), rotation.countOut(leaving)]).toEqual([
    [1, 1],
    1,
    0,
  ]);
});

test('with all out nobody takes a request', () => {
  const rotation = new Rotation(2, false);
  for (const instance of [0, 1]) rotation.set(instance, evicted, true);
  expect([rotation.next(), rotation.from(1)]).toEqual([-1, -1]);
});

test('one that fails open sends to all when all are evicted, but not to those who leave', () => {
  const rotation = new Rotation(3, true);
  for (const instance of [0, 1, 2]) rotation.set(instance, evicted, true);
  rotation.set(1, leaving, true);
  expect(turns(rotation, 3)).toEqual([0, 2, 0]);
});
