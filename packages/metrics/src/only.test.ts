import { expect, test } from 'vitest';
import { foldAll, nextSpan } from './fold.ts';
import { only } from './only.ts';
import { sumOf } from './sum.ts';
import { timeWeighted } from './time-weighted.ts';

const record = (atMs: number, station: number, level: number) => ({ atMs, station, level });
type Entry = ReturnType<typeof record>;

test('only the records that pass the test are folded', () => {
  const fold = only(
    ({ station }: Entry) => station === 1,
    sumOf((entry) => entry.level),
  );
  expect(foldAll(fold, [record(0, 1, 3), record(1, 2, 9), record(2, 1, 4)], 10)).toBe(7);
});

test('a level behind a test outlives the span like any other', () => {
  const fold = only(
    ({ station }: Entry) => station === 1,
    timeWeighted((entry: Entry) => entry.level),
  );
  const state = fold.step(fold.start(), record(0, 1, 5));
  expect(fold.read(nextSpan(fold, state, 10), 20).mean).toBe(5);
});
