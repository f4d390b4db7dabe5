import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  backoffMs,
  CRASH_LOOP_BACKOFF,
  failuresAfter,
  PEKKO_BACKOFF,
  type Backoff,
} from './backoff.ts';

const unasked = (): number => {
  throw new Error('no chance was asked for');
};
const waits = (backoff: Backoff, count: number, random = unasked): readonly number[] =>
  Array.from({ length: count }, (_, failures) => backoffMs(backoff, failures, random));

test("Kubernetes' crash loop: at once, 10 s, doubled, at most 5 min", () => {
  const seconds = waits(CRASH_LOOP_BACKOFF, 8).map((ms) => ms / 1000);
  expect(seconds).toEqual([0, 10, 20, 40, 80, 160, 300, 300]);
});

test("Pekko's back-off: 3 s doubled up to 30 s, up to a fifth more, also beyond the cap", () => {
  expect(waits(PEKKO_BACKOFF, 6, () => 0)).toEqual([3000, 6000, 12_000, 24_000, 30_000, 30_000]);
  expect(waits(PEKKO_BACKOFF, 6, () => 0.5)).toEqual([3300, 6600, 13_200, 26_400, 33_000, 33_000]);
});

test('hundreds of failures wait as long as the cap says', () => {
  expect(backoffMs(PEKKO_BACKOFF, 5000, () => 0)).toBe(30_000);
});

const backoffs = fc
  .record({
    minMs: fc.integer({ min: 1, max: 10_000 }),
    times: fc.integer({ min: 1, max: 100 }),
    randomFactor: fc.constantFrom(0, 0.2, 1),
    firstAtOnce: fc.boolean(),
  })
  .map(({ times, ...rest }): Backoff => ({ ...rest, maxMs: rest.minMs * times }));

test('a wait is within the cap and its jitter, and without luck never shorter than the one before', () => {
  fc.assert(
    fc.property(
      backoffs,
      fc.integer({ min: 0, max: 60 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (backoff, failures, luck) => {
        const { maxMs, randomFactor = 0 } = backoff;
        const wait = backoffMs(backoff, failures, () => luck);
        const bare = backoffMs(backoff, failures, () => 0);
        expect(wait).toBeGreaterThanOrEqual(bare);
        expect(wait).toBeLessThanOrEqual(maxMs * (1 + randomFactor));
        expect(backoffMs(backoff, failures + 1, () => 0)).toBeGreaterThanOrEqual(bare);
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});

describe('a life that was long enough starts the count over', () => {
  test.each([
    [{ minMs: 100, maxMs: 1000 }, 99, 4],
    [{ minMs: 100, maxMs: 1000 }, 100, 0],
    [{ minMs: 100, maxMs: 1000, resetAfterMs: 500 }, 499, 4],
    [{ minMs: 100, maxMs: 1000, resetAfterMs: 500 }, 500, 0],
    [CRASH_LOOP_BACKOFF, 599_999, 4],
    [CRASH_LOOP_BACKOFF, 600_000, 0],
  ] as const)('%j after %i ms: %i', (backoff, livedMs, failures) => {
    expect(failuresAfter(backoff, 4, livedMs)).toBe(failures);
  });
});
