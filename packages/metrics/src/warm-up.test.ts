import { from } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { afterWarmUp } from './after-warm-up.ts';
import { combine } from './combine.ts';
import { counter } from './counter.ts';
import { dropBefore } from './drop-before.ts';
import { foldAll } from './fold.ts';
import { ratePerSecond } from './rate.ts';
import { play } from './testing/timeline.ts';
import { timeWeighted } from './time-weighted.ts';
import { windows } from './windows.ts';

interface Change {
  readonly atMs: number;
  readonly level: number;
}
const at = (atMs: number, level = 0): Change => ({ atMs, level });
const level = timeWeighted((change: Change) => change.level);

describe('dropBefore', () => {
  test('lets records pass from the end of the warm-up on', () => {
    const passed: number[] = [];
    from([at(0), at(999.9), at(1000), at(2000)])
      .pipe(dropBefore(1000))
      .subscribe(({ atMs }) => passed.push(atMs));
    expect(passed).toEqual([1000, 2000]);
  });

  test('a warm-up that is no length of time is refused', () => {
    expect(() => dropBefore(-1)).toThrow('warmUpMs is -1: give a finite number of at least 0');
    expect(() => afterWarmUp(Number.NaN, counter<Change>())).toThrow('warmUpMs is NaN');
  });
});

describe('afterWarmUp', () => {
  test('forgets counts and rates of the warm-up', () => {
    const fold = afterWarmUp(
      1000,
      combine({ count: counter<Change>(), rate: ratePerSecond<Change>() }),
    );
    expect(foldAll(fold, [at(10), at(500), at(1000), at(1500)], 2000)).toEqual({
      count: 2,
      rate: 2,
    });
  });

  test('knows the level that the warm-up left behind', () => {
    const fold = afterWarmUp(1000, level);
    expect(foldAll(fold, [at(100, 80), at(900, 4)], 2000)).toEqual({
      mean: 4,
      min: 4,
      max: 4,
      last: 4,
    });
    expect(foldAll(fold, [at(900, 4), at(1500, 8)], 2000).mean).toBe(6);
  });

  test('before its end nothing has been measured', () => {
    const fold = afterWarmUp(1000, counter<Change>());
    expect(foldAll(fold, [at(10), at(20)], 500)).toBe(0);
  });

  test('reading twice gives the same', () => {
    const fold = afterWarmUp(1000, level);
    const state = fold.step(fold.start(), at(0, 3));
    expect([fold.read(state, 1500), fold.read(state, 1500)]).toEqual([
      { mean: 3, min: 3, max: 3, last: 3 },
      { mean: 3, min: 3, max: 3, last: 3 },
    ]);
  });

  test('a span that begins after it is measured whole', () => {
    const fold = afterWarmUp(1000, ratePerSecond<Change>());
    expect(foldAll(fold, [at(5000)], 7000, 5000)).toBe(0.5);
  });

  test('cut into windows, the one in which it ends begins to measure there', () => {
    const records = [at(500, 2), at(1200, 4), at(1800, 6)];
    const cut = play(records, 3000, (source, scheduler) =>
      source.pipe(windows(afterWarmUp(1500, level), { windowMs: 1000, scheduler })),
    );
    expect(cut.map(({ value }) => value.mean)).toEqual([2, 4.8, 6]);
  });
});
