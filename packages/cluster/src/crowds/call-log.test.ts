import { expect, test } from 'vitest';
import { perSecond, quantile } from './call-log.ts';

test('a rate counts from its beginning up to its end, which is not part of it', () => {
  expect(perSecond([0, 999, 1000, 1500, 2000], 0, 1000)).toBe(2);
  expect(perSecond([0, 999, 1000, 1500, 2000], 0, 2000)).toBe(2);
  expect(perSecond([], 0, 500)).toBe(0);
});

test('a quantile lies between the two nearest values', () => {
  expect(quantile([3, 1, 2, 4], 0)).toBe(1);
  expect(quantile([3, 1, 2, 4], 0.5)).toBe(2.5);
  expect(quantile([3, 1, 2, 4], 1)).toBe(4);
  expect(quantile([10, 20], 0.25)).toBe(12.5);
  expect(quantile([], 0.5)).toBeNull();
});
