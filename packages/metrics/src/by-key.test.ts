import { describe, expect, test } from 'vitest';
import { byKey } from './by-key.ts';
import { counter } from './counter.ts';
import { foldAll, nextSpan } from './fold.ts';
import { ratePerSecond } from './rate.ts';
import { timeWeighted } from './time-weighted.ts';

interface Sent {
  readonly atMs: number;
  readonly to?: string | number;
  readonly waiting: number;
}
const sent = (to: string | number | undefined, waiting = 0, atMs = 0): Sent => ({
  atMs,
  waiting,
  ...(to === undefined ? {} : { to }),
});
const to = (record: Sent) => record.to;

describe('byKey', () => {
  test('keeps a state for each key and passes over records without one', () => {
    const records = [sent('signIn'), sent('presence'), sent(undefined), sent('signIn')];
    expect(foldAll(byKey(to, counter()), records, 0)).toEqual({ signIn: 2, presence: 1 });
  });

  test('a key whose first record comes late is measured from the beginning of the span', () => {
    const fold = byKey(to, ratePerSecond<Sent>());
    expect(foldAll(fold, [sent('signIn', 0, 9_000)], 10_000, 8_000)).toEqual({ signIn: 0.5 });
  });

  test('numbers are keys, and so is a name that objects use themselves', () => {
    const value = foldAll(byKey(to, counter()), [sent(0), sent('__proto__')], 0);
    expect(Object.entries(value)).toEqual([
      ['0', 1],
      ['__proto__', 1],
    ]);
  });

  test('the next span begins without the groups of a count', () => {
    const fold = byKey(to, counter<Sent>());
    const state = nextSpan(fold, fold.step(fold.start(), sent('signIn')), 1000);
    expect(fold.read(state, 2000)).toEqual({});
  });

  test('the next span begins with the levels of the last one', () => {
    const fold = byKey(
      to,
      timeWeighted<Sent>((record) => record.waiting),
    );
    const state = nextSpan(fold, fold.step(fold.start(), sent('signIn', 7, 500)), 1000);
    expect(fold.read(state, 2000)).toEqual({ signIn: { mean: 7, min: 7, max: 7, last: 7 } });
  });
});
