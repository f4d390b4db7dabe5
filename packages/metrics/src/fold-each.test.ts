import { from, of, Subject } from 'rxjs';
import { expect, test } from 'vitest';
import { counter } from './counter.ts';
import { foldEach } from './fold-each.ts';
import { play } from './testing/timeline.ts';
import { ratePerSecond } from './rate.ts';

test('gives the value after each record, at the virtual time of the record', () => {
  const records = [{ atMs: 500 }, { atMs: 1000 }, { atMs: 4000 }];
  const values = play(records, 5000, (source, scheduler) =>
    source.pipe(foldEach(ratePerSecond(), scheduler)),
  );
  expect(values).toEqual([2, 2, 0.75]);
});

test('each subscription folds for itself', () => {
  const counted = from(['a', 'b']).pipe(foldEach(counter(), { now: () => 0 }));
  const values: number[] = [];
  counted.subscribe((value) => values.push(value));
  counted.subscribe((value) => values.push(value));
  expect(values).toEqual([1, 2, 1, 2]);
});

test('an error of the fold ends the stream', () => {
  const errors: unknown[] = [];
  const failing = counter(() => {
    throw new Error('fold');
  });
  of(1)
    .pipe(foldEach(failing, { now: () => 0 }))
    .subscribe({ error: (error: unknown) => errors.push(error) });
  expect(errors).toEqual([new Error('fold')]);
});

test('the span begins at the subscription', () => {
  let nowMs = 2000;
  const source = new Subject<number>();
  const rates: number[] = [];
  source
    .pipe(foldEach(ratePerSecond(), { now: () => nowMs }))
    .subscribe((rate) => rates.push(rate));
  nowMs = 2500;
  source.next(1);
  expect(rates).toEqual([2]);
});
