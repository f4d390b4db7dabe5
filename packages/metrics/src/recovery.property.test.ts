import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { recovery } from './recovery.ts';

const floor = 90;
const after = fc.array(fc.integer({ min: 80, max: 110 }), { maxLength: 40 });
const windows = fc.integer({ min: 1, max: 8 });
const judge = (
  values: readonly number[],
  holdWindows: number,
  stuckWindows: number,
  triggerEndsMs: number | null = 0,
) =>
  recovery(
    [100, ...values].map((value, i) => ({ atMs: i * 1000, value })),
    {
      baselineFromMs: -1,
      baselineToMs: 0,
      triggerMs: 0,
      triggerEndsMs,
      tolerance: 0.1,
      holdWindows,
      stuckWindows,
      horizonMs: 1e9,
    },
  );

/** `o` outside, `i` inside, window after window: the definition as regular expressions. */
const inLetters = (values: readonly number[]) =>
  values.map((value) => (value < floor ? 'o' : 'i')).join('');

test('a verdict means what it says', () => {
  fc.assert(
    fc.property(after, windows, windows, windows, (values, hold, stuck, endsAfter) => {
      const found = judge(values, hold, stuck, endsAfter * 1000);
      const seen = inLetters(values);
      const since = seen.slice(endsAfter);
      const metastable = since.includes('o'.repeat(stuck));
      const back = new RegExp(`oi{${hold},}$`).exec(seen);
      const expected = !seen.includes('o')
        ? 'stable'
        : metastable
          ? 'metastable'
          : back
            ? 'recovered'
            : 'undecided';
      expect(found.verdict).toBe(expected);
      expect(found.leftBandAtMs).toBe(seen.includes('o') ? (seen.indexOf('o') + 1) * 1000 : null);
      expect(found.recoveredAtMs).toBe(back ? (back.index + 2) * 1000 : null);
      const knownAt = endsAfter + since.indexOf('o'.repeat(stuck)) + stuck;
      expect(found.metastableAtMs).toBe(metastable ? knownAt * 1000 : null);
      expect(found.worst).toBe(values.length > 0 ? Math.min(...values) : 100);
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test('whatever recovers with a long hold also recovers with a short one, at the same moment', () => {
  fc.assert(
    fc.property(after, fc.integer({ min: 2, max: 10 }), (values, hold) => {
      const long = judge(values, hold, 20);
      fc.pre(long.verdict === 'recovered');
      expect(judge(values, hold - 1, 20)).toEqual(long);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('whatever is metastable by more windows is so by fewer, and earlier', () => {
  fc.assert(
    fc.property(after, windows, (values, stuck) => {
      const strict = judge(values, 3, stuck + 1).metastableAtMs;
      fc.pre(strict !== null);
      expect(judge(values, 3, stuck).metastableAtMs).toBeLessThan(strict);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('a trigger that lasts longer makes nothing metastable, and one without an end nothing at all', () => {
  fc.assert(
    fc.property(after, windows, windows, (values, stuck, endsAfter) => {
      const stuckAtMs = (triggerEndsMs: number | null) =>
        judge(values, 3, stuck, triggerEndsMs).metastableAtMs ?? Infinity;
      expect(stuckAtMs(endsAfter * 1000)).toBeGreaterThanOrEqual(stuckAtMs(0));
      expect(stuckAtMs(null)).toBe(Infinity);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('what comes later does not change when it left the band, nor when it was known to be metastable', () => {
  fc.assert(
    fc.property(after, after, windows, (values, more, stuck) => {
      const now = judge(values, 3, stuck);
      const later = judge([...values, ...more], 3, stuck);
      expect([
        now.leftBandAtMs ?? later.leftBandAtMs,
        now.metastableAtMs ?? later.metastableAtMs,
      ]).toEqual([later.leftBandAtMs, later.metastableAtMs]);
    }),
    { seed: 1, numRuns: 500 },
  );
});
