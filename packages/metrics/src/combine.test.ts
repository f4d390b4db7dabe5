import { describe, expect, expectTypeOf, test } from 'vitest';
import { combine } from './combine.ts';
import { counter } from './counter.ts';
import { foldAll, nextSpan } from './fold.ts';
import { meanOf } from './mean.ts';
import { only } from './only.ts';
import { timeWeighted } from './time-weighted.ts';

interface Took {
  readonly atMs: number;
  readonly tookMs: number;
}
const records: readonly Took[] = [
  { atMs: 0, tookMs: 10 },
  { atMs: 500, tookMs: 30 },
];

describe('combine', () => {
  const fold = combine({
    count: counter<Took>(),
    meanMs: meanOf((record: Took) => record.tookMs),
    level: timeWeighted((record: Took) => record.tookMs),
  });

  test('gives each fold every record and names the values as the folds', () => {
    expect(foldAll(fold, records, 1000)).toEqual({
      count: 2,
      meanMs: 20,
      level: { mean: 20, min: 0, max: 30, last: 30 },
    });
  });

  test('what some of the folds carry over is carried, the rest begins anew', () => {
    const state = records.reduce((state, record) => fold.step(state, record), fold.start());
    expect(fold.read(nextSpan(fold, state, 1000), 2000)).toEqual({
      count: 0,
      meanMs: null,
      level: { mean: 30, min: 30, max: 30, last: 30 },
    });
  });

  test('its type knows the values and the records', () => {
    const value = foldAll(fold, records, 1000);
    expectTypeOf(value.count).toEqualTypeOf<number>();
    expectTypeOf(value.meanMs).toEqualTypeOf<number | null>();
    // @ts-expect-error a record without tookMs does not fit
    fold.step(fold.start(), { atMs: 0 });
  });

  test('nests', () => {
    const nested = combine({ all: fold, slow: only((record: Took) => record.tookMs > 20, fold) });
    expect(foldAll(nested, records, 1000)).toMatchObject({ all: { count: 2 }, slow: { count: 1 } });
  });
});
