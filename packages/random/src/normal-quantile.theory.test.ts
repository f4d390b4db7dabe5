import jstat from 'jstat';
import { expect, test } from 'vitest';
import { normalQuantile } from './normal-quantile.ts';

// Check values of the published algorithm, and quantiles from tables.
test.each([
  [0.25, -0.6744897501960817],
  [0.001, -3.090232306167814],
  [0.5, 0],
  [0.975, 1.959963984540054],
  [0.995, 2.5758293035489004],
  [1e-10, -6.361340902404056],
])('the quantile of %s is %s', (p, z) => {
  expect(normalQuantile(p)).toBeCloseTo(z, 13);
});

test('it undoes the distribution function over the whole range of a draw', () => {
  for (let n = 1; n < 2000; n += 1) {
    const p = n / 2000;
    expect(jstat.normal.cdf(normalQuantile(p), 0, 1)).toBeCloseTo(p, 12);
  }
});

test('it is odd about one half, and grows, also where its branches meet', () => {
  let last = -Infinity;
  for (const p of [
    2 ** -33,
    1e-9,
    1e-4,
    0.07499,
    0.075,
    0.07501,
    0.3,
    0.5,
    0.92499,
    0.92501,
    0.9999,
  ]) {
    const z = normalQuantile(p);
    expect(z).toBeGreaterThan(last);
    expect(normalQuantile(1 - p)).toBeCloseTo(-z, 6);
    last = z;
  }
});
