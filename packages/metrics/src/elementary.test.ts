import { describe, expect, test } from 'vitest';
import { counter } from './counter.ts';
import { foldAll } from './fold.ts';
import { maxOf } from './max.ts';
import { meanOf } from './mean.ts';
import { minOf } from './min.ts';
import { ratePerSecond } from './rate.ts';
import { sumOf } from './sum.ts';

interface Visit {
  readonly kind: 'answered' | 'rejected';
  readonly tookMs?: number;
}

const visits: readonly Visit[] = [
  { kind: 'answered', tookMs: 30 },
  { kind: 'rejected' },
  { kind: 'answered', tookMs: 10 },
  { kind: 'answered', tookMs: 20 },
];
const answered = (visit: Visit) => visit.kind === 'answered';
const took = (visit: Visit) => visit.tookMs;

describe('the elementary folds', () => {
  test('counter counts records, or those that a test is true of', () => {
    expect(foldAll(counter(), visits, 2000)).toBe(4);
    expect(foldAll(counter(answered), visits, 2000)).toBe(3);
    expect(foldAll(counter(answered), [], 2000)).toBe(0);
  });

  test('a rate is per second of the span, wherever the span begins', () => {
    expect(foldAll(ratePerSecond(), visits, 2000)).toBe(2);
    expect(foldAll(ratePerSecond(answered), visits, 7500, 7000)).toBe(6);
  });

  test('the rate of a span of no length is 0, not infinite', () => {
    expect(foldAll(ratePerSecond(), visits, 500, 500)).toBe(0);
  });

  test('sum, mean, min and max pass over records without the reading', () => {
    expect(foldAll(sumOf(took), visits, 0)).toBe(60);
    expect(foldAll(meanOf(took), visits, 0)).toBe(20);
    expect(foldAll(minOf(took), visits, 0)).toBe(10);
    expect(foldAll(maxOf(took), visits, 0)).toBe(30);
  });

  test('of nothing the sum is 0, and mean, min and max are null', () => {
    const rejected: readonly Visit[] = [{ kind: 'rejected' }];
    expect(foldAll(sumOf(took), rejected, 0)).toBe(0);
    expect(foldAll(meanOf(took), rejected, 0)).toBeNull();
    expect(foldAll(minOf(took), rejected, 0)).toBeNull();
    expect(foldAll(maxOf(took), rejected, 0)).toBeNull();
  });

  test('a reading that is not a number is told at once, and not as a null in a report', () => {
    const broken: readonly Visit[] = [{ kind: 'answered', tookMs: Number.NaN }];
    for (const fold of [sumOf(took), minOf(took), maxOf(took)])
      expect(() => foldAll(fold, broken, 0)).toThrow(
        'the value of a record is NaN: give a finite number',
      );
    expect(() => foldAll(meanOf(took), broken, 0)).toThrow(RangeError);
  });

  test('reading does not disturb the state', () => {
    const fold = meanOf(took);
    const state = fold.step(fold.start(), { kind: 'answered', tookMs: 8 });
    expect([fold.read(state, 5), fold.read(state, 9)]).toEqual([8, 8]);
  });
});
