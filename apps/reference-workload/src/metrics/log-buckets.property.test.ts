import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LogBuckets } from './log-buckets.ts';

const values = fc.array(fc.double({ min: 1e-3, max: 1e12, noNaN: true }), {
  minLength: 1,
  maxLength: 200,
});

test('a quantile is the lower end of the bucket of the value that has that rank', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, q) => {
      const buckets = new LogBuckets();
      values.forEach((value) => buckets.record(value));
      const sorted = values.toSorted((a, b) => a - b);
      const exact = sorted[Math.ceil(q * values.length) - 1] ?? 0;
      const found = buckets.quantile(q);
      expect(found).toBeLessThanOrEqual(exact);
      expect(found).toBeGreaterThan(exact / (1 + 1 / 32));
    }),
  );
});

test('without values there is no quantile', () => {
  expect(new LogBuckets().quantile(0.5)).toBeNaN();
});
