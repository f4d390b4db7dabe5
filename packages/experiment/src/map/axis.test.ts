import { InputError } from '@squall/cluster';
import { expect, test } from 'vitest';
import { checkRange, valuesOf } from './axis.ts';

test('values are evenly spaced, both ends among them, as they are written', () => {
  expect(valuesOf({ from: 2000, to: 8000, count: 4 })).toEqual([2000, 4000, 6000, 8000]);
  expect(valuesOf({ from: 0.1, to: 0.7, count: 7 })).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
  expect(valuesOf({ from: 5, to: 5, count: 1 })).toEqual([5]);
});

test.each<readonly [number, number, number, string]>([
  [1, 2, 0, '--load is 1..2/0: give a whole number of values from 1 to 100'],
  [1, 2, 2.5, '--load is 1..2/2.5: give a whole number of values from 1 to 100'],
  [1, 2, 101, '--load is 1..2/101: give a whole number of values from 1 to 100'],
  [2, 2, 2, '--load is 2..2/2: give a first value below the last one'],
  [3, 2, 5, '--load is 3..2/5: give a first value below the last one'],
])('%d..%d/%d is no range', (from, to, count, line) => {
  expect(() => checkRange('--load', { from, to, count })).toThrow(new InputError(line));
});
