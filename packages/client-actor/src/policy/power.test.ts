import { expect, test } from 'vitest';
import { power } from './power.ts';

test('whole powers are products', () => {
  expect(power(2, 0)).toBe(1);
  expect(power(2, 10)).toBe(1024);
  expect(power(1.5, 3)).toBe(1.5 * (1.5 * 1.5));
  expect(power(3, 1)).toBe(3);
});

test('a power that no number holds is Infinity, as with the operator', () => {
  expect(power(2, 5000)).toBe(Infinity);
});

test('other powers agree with the operator to its precision', () => {
  for (const exponent of [0.5, 1.7, -2]) expect(power(7, exponent)).toBeCloseTo(7 ** exponent, 12);
});
