import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Records } from './records.ts';

const value = fc.oneof(
  fc.nat(300),
  fc.nat(70_000),
  fc.integer({ min: -5, max: 2 ** 33 }),
  fc.double(),
  fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32),
);
const records = 4;

test('every number comes back as it was, whatever is written around it and in whatever order', () => {
  const write = fc.record({ record: fc.nat(records - 1), field: fc.nat(4), value });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 5, maxLength: 5 }),
      fc.array(write),
      (first, writes) => {
        const rows = new Records(records, first);
        const expected = Array.from({ length: records }, () => [0, 0, 0, 0, 0]);
        for (const { record, field, value: written } of writes) {
          rows.select(record);
          rows.write(field, written);
          expected[record]![field] = written;
        }
        const read = expected.map((row, record) => {
          rows.select(record);
          return row.map((_, field) => rows.read(field));
        });
        expect(read).toEqual(expected);
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});

test('a row that was kept comes back, even when a field was widened since', () => {
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 3, maxLength: 3 }),
      value,
      fc.nat(2),
      (first, next, field) => {
        const rows = new Records(2, [0, 0, 0]);
        rows.select(1);
        first.forEach((each, at) => rows.write(at, each));
        rows.keep();
        rows.write(field, next);
        rows.restore();
        expect(first.map((_, at) => rows.read(at))).toEqual(first);
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});

test('small whole numbers take a byte each', () => {
  const rows = new Records(999, [1, 2, 3, 4, 5, 6, 7, 8]);
  expect(rows.bytes).toBe(8000);
  rows.select(3);
  rows.write(0, 0.5);
  expect(rows.bytes).toBe(16_000);
});
