import { asyncScheduler, Subject, throwError, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { counter } from './counter.ts';
import type { Fold } from './fold.ts';
import { play } from './testing/timeline.ts';
import { timeWeighted } from './time-weighted.ts';
import { type MetricWindow, windows } from './windows.ts';

interface Change {
  readonly atMs: number;
  readonly level: number;
}
const at = (atMs: number, level = 0): Change => ({ atMs, level });
const count = counter<Change>();

/** What came out, as [from, to, value]. */
const cut = <S, V>(fold: Fold<S, Change, V>, records: readonly Change[], endMs: number) =>
  play(records, endMs, (source, scheduler) =>
    source.pipe(windows(fold, { windowMs: 1000, scheduler })),
  ).map(({ fromMs, toMs, value }) => [fromMs, toMs, value]);

describe('windows', () => {
  test('emits one value per window, empty windows included', () => {
    expect(cut(count, [at(100), at(200), at(2500)], 3000)).toEqual([
      [0, 1000, 2],
      [1000, 2000, 0],
      [2000, 3000, 1],
    ]);
  });

  test('emits a window when it ends, and not when the next record comes', () => {
    const scheduler = new VirtualTimeScheduler();
    const emittedAtMs: number[] = [];
    const source = new Subject<Change>();
    source
      .pipe(windows(count, { windowMs: 1000, scheduler }))
      .subscribe(() => emittedAtMs.push(scheduler.now()));
    scheduler.maxFrames = 2500;
    scheduler.flush();
    expect(emittedAtMs).toEqual([1000, 2000]);
  });

  test('a record on the edge belongs to the window that begins there, whoever is first at that instant', () => {
    const early = cut(count, [at(1000)], 2000); // scheduled before the window's timer
    const scheduler = new VirtualTimeScheduler();
    const source = new Subject<Change>();
    const late: unknown[] = [];
    source
      .pipe(windows(count, { windowMs: 1000, scheduler }))
      .subscribe(({ fromMs, toMs, value }) => late.push([fromMs, toMs, value]));
    scheduler.schedule(() => source.next(at(1000)), 1000); // after it
    scheduler.schedule(() => source.complete(), 2000);
    scheduler.flush();
    expect(early).toEqual([
      [0, 1000, 0],
      [1000, 2000, 1],
    ]);
    expect(late).toEqual(early);
  });

  test('the last window is closed, short as it is, when the source completes', () => {
    expect(cut(count, [at(1200)], 1500)).toEqual([
      [0, 1000, 0],
      [1000, 1500, 1],
    ]);
  });

  test('a record at the very end of a full window is not lost', () => {
    expect(cut(count, [at(1000)], 1000)).toEqual([
      [0, 1000, 0],
      [1000, 1000, 1],
    ]);
  });

  test('a source that ends as it begins emits nothing', () => {
    expect(cut(count, [], 0)).toEqual([]);
  });

  test('windows begin at the moment of subscription', () => {
    const scheduler = new VirtualTimeScheduler();
    const spans: unknown[] = [];
    scheduler.schedule(() => {
      const source = new Subject<Change>();
      source
        .pipe(windows(count, { windowMs: 1000, scheduler }))
        .subscribe(({ fromMs, toMs }) => spans.push([fromMs, toMs]));
      scheduler.schedule(() => source.complete(), 1500);
    }, 300);
    scheduler.flush();
    expect(spans).toEqual([
      [300, 1300],
      [1300, 1800],
    ]);
  });

  test('a level goes on in the next window', () => {
    const level = timeWeighted((change: Change) => change.level);
    expect(cut(level, [at(500, 4)], 2000)).toEqual([
      [0, 1000, { mean: 2, min: 0, max: 4, last: 4 }],
      [1000, 2000, { mean: 4, min: 4, max: 4, last: 4 }],
    ]);
  });

  test('a listener that causes records at once finds the next window open', () => {
    const scheduler = new VirtualTimeScheduler();
    const source = new Subject<Change>();
    const values: number[] = [];
    source.pipe(windows(count, { windowMs: 1000, scheduler })).subscribe(({ value }) => {
      values.push(value);
      if (values.length < 3) source.next(at(scheduler.now()));
    });
    scheduler.schedule(() => source.complete(), 3500);
    scheduler.flush();
    expect(values).toEqual([0, 1, 1, 0]);
  });

  test('each subscription has windows of its own', () => {
    const scheduler = new VirtualTimeScheduler();
    const source = new Subject<Change>();
    const operated = source.pipe(windows(count, { windowMs: 1000, scheduler }));
    const seen: MetricWindow<number>[][] = [[], []];
    seen.forEach((list) => operated.subscribe((window) => list.push(window)));
    source.next(at(0));
    source.complete();
    expect(seen).toEqual([[{ fromMs: 0, toMs: 0, value: 1 }], [{ fromMs: 0, toMs: 0, value: 1 }]]);
  });

  test('leaves no timer behind: after unsubscription, completion, error', () => {
    const ends: ((source: Subject<Change>, stop: () => void) => void)[] = [
      (_, stop) => stop(),
      (source) => source.complete(),
      (source) => source.error(new Error('lost')),
    ];
    for (const end of ends) {
      const scheduler = new VirtualTimeScheduler();
      const source = new Subject<Change>();
      const subscription = source
        .pipe(windows(count, { windowMs: 1000, scheduler }))
        .subscribe({ error: () => undefined });
      scheduler.maxFrames = 1500;
      scheduler.flush();
      end(source, () => subscription.unsubscribe());
      expect(scheduler.actions).toEqual([]);
    }
  });

  test('an error of the source passes through, of the fold ends the stream', () => {
    const scheduler = new VirtualTimeScheduler();
    const errors: unknown[] = [];
    const error = (reason: unknown) => errors.push(reason);
    throwError(() => 'source')
      .pipe(windows(counter(), { windowMs: 1000, scheduler }))
      .subscribe({ error });
    const source = new Subject<Change>();
    const failing = counter<Change>(() => {
      throw new Error('fold');
    });
    source.pipe(windows(failing, { windowMs: 1000, scheduler })).subscribe({ error });
    source.next(at(0));
    scheduler.flush();
    expect(errors).toEqual(['source', new Error('fold')]);
  });

  test.each([0, -1, Number.NaN, Infinity])('a window of %d ms is refused', (windowMs) => {
    expect(() => windows(count, { windowMs, scheduler: asyncScheduler })).toThrow(
      `windowMs is ${windowMs}: give a finite number above 0`,
    );
  });
});
