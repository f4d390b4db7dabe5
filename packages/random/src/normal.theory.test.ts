import jstat from 'jstat';
import { expect, test } from 'vitest';
import { normalAt } from './index.ts';
import { kolmogorovSmirnov, moments } from './testing/statistics.ts';

const count = 2 ** 16;
const draws = Array.from({ length: count }, (_, index) => normalAt(5, index));

// Fixed seeds: the bounds would be crossed by chance once in a thousand (Kolmogorov-Smirnov), once in 15,000 (four standard errors).
test('a normal draw has mean 0, variance 1 and the normal distribution', () => {
  const { mean, variance } = moments(draws);
  expect(Math.abs(mean) * Math.sqrt(count)).toBeLessThan(4);
  // The variance of the square of a standard normal variable is 2.
  expect(Math.abs(variance - 1) * Math.sqrt(count / 2)).toBeLessThan(4);
  expect(kolmogorovSmirnov(draws, (x) => jstat.normal.cdf(x, 0, 1))).toBeLessThan(1.95);
});

test('it takes one index, and is the same again', () => {
  expect(normalAt(5, 3)).toBe(draws[3]);
  expect(normalAt(6, 3)).not.toBe(draws[3]);
});
