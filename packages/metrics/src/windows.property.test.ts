import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { combine } from './combine.ts';
import { counter } from './counter.ts';
import { foldAll } from './fold.ts';
import { histogramOf } from './histogram-fold.ts';
import { mergeHistograms } from './merge-histograms.ts';
import { sumOf } from './sum.ts';
import { play } from './testing/timeline.ts';
import { timeWeighted } from './time-weighted.ts';
import { windows } from './windows.ts';

interface Change {
  readonly atMs: number;
  readonly level: number;
}
const history = fc.record({
  windowMs: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constantFrom(0.1, 33.3, 1e6)),
  records: fc
    .array(fc.record({ atMs: fc.nat(100), level: fc.nat(99) }), { maxLength: 30 })
    .map((list) => [...list].sort((a, b) => a.atMs - b.atMs)),
  restMs: fc.nat(50),
});
const fold = combine({
  count: counter<Change>(),
  sum: sumOf((change: Change) => change.level),
  histogram: histogramOf((change: Change) => change.level),
  level: timeWeighted((change: Change) => change.level),
});

test('windows tile the time, and together they say what one fold over all records says', () => {
  fc.assert(
    fc.property(history, ({ windowMs, records, restMs }) => {
      const endMs = (records.at(-1)?.atMs ?? 0) + restMs;
      const cut = play(records, endMs, (source, scheduler) =>
        source.pipe(windows(fold, { windowMs, scheduler })),
      );
      const whole = foldAll(fold, records, endMs);
      const total = (of: (value: typeof whole) => number) =>
        cut.reduce((sum, { value }) => sum + of(value), 0);

      expect(cut.map(({ fromMs }) => fromMs)).toEqual(
        [0, ...cut.map(({ toMs }) => toMs)].slice(0, cut.length),
      );
      expect(cut.at(-1)?.toMs ?? 0).toBe(endMs);
      expect(total(({ count }) => count)).toBe(whole.count);
      expect(total(({ sum }) => sum)).toBe(whole.sum);
      expect(mergeHistograms(cut.map(({ value }) => value.histogram))).toEqual(whole.histogram);
      const area = cut.reduce(
        (sum, { fromMs, toMs, value }) => sum + value.level.mean * (toMs - fromMs),
        0,
      );
      expect(area).toBeCloseTo(whole.level.mean * endMs, 6);
    }),
    { seed: 1, numRuns: 200 },
  );
});
