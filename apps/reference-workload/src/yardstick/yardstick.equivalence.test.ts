import { expect, test } from 'vitest';
import { naive } from '../testing/naive.ts';
import { yardstick } from './yardstick.ts';

test.each([1, 2, 3, 4])('seed %i: the yardstick does what the naive world does', (seed) => {
  const setting = { clients: 1000, seed };
  const { bytesPerClient: _, ...outcome } = yardstick.prepare(setting).finish();
  expect(outcome).toEqual(naive.prepare(setting).finish());
});

test('two seeds have two histories', () => {
  const [one, other] = [1, 2].map((seed) => yardstick.prepare({ clients: 1000, seed }).finish());
  expect(one?.trajectory).not.toBe(other?.trajectory);
});
