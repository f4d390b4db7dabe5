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

const withFields = (count: number, first: readonly number[]) => {
  const rows = new Records(count, 1, () => undefined);
  rows.addFields(first);
  return rows;
};

test('every number comes back as it was, whatever is written around it and in whatever order', () => {
  const write = fc.record({ record: fc.nat(records - 1), field: fc.nat(4), value });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 5, maxLength: 5 }),
      fc.array(write),
      (first, writes) => {
        const rows = withFields(records, first);
        const expected = Array.from({ length: records }, () => [0, 0, 0, 0, 0]);
        for (const { record, field, value: written } of writes) {
          rows.select(record);
          rows.write(rows.fields[field]!, written);
          expected[record]![field] = written;
        }
        const read = expected.map((row, record) => {
          rows.select(record);
          return row.map((_, field) => rows.read(rows.fields[field]!));
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
        const rows = withFields(2, [0, 0, 0]);
        rows.select(1);
        first.forEach((each, at) => rows.write(rows.fields[at]!, each));
        rows.keep();
        rows.write(rows.fields[field]!, next);
        rows.restore();
        expect(first.map((_, at) => rows.read(rows.fields[at]!))).toEqual(first);
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});

test('small whole numbers take a byte each, beside four of the engine and four of each timer', () => {
  const rows = withFields(999, [1, 2, 3, 4, 5, 6, 7, 8]);
  expect(rows.bytes).toBe(16_000);
  rows.select(3);
  rows.write(rows.fields[0]!, 0.5);
  expect(rows.bytes).toBe(24_000);
});

test('what the engine keeps of an actor stays when a field is widened', () => {
  let moved = 0;
  const rows = new Records(3, 2, () => moved++);
  rows.addFields([1, 2]);
  rows.setConfiguration(2, 40_000);
  rows.setStatus(2, 3);
  rows.u32[2 * rows.layout.words + rows.layout.stampsAt + 1] = 77;
  rows.select(2);
  rows.write(rows.fields[1]!, -1.5);
  expect([rows.configuration(2), rows.status(2), moved]).toEqual([40_000, 3, 2]);
  expect(rows.u32[2 * rows.layout.words + rows.layout.stampsAt + 1]).toBe(77);
});
