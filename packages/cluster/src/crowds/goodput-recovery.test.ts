import { describe, expect, test } from 'vitest';
import { bandOf, goodputRecovery, watchedForS, windowOf } from './goodput-recovery.ts';

/** Successes exactly spaced, at a rate that changes; moments in ms. */
function successes(parts: readonly { readonly untilS: number; readonly perSecond: number }[]) {
  const moments: number[] = [];
  let fromMs = 0;
  for (const { untilS, perSecond } of parts) {
    const gapMs = 1000 / perSecond;
    for (let atMs = fromMs + gapMs / 2; atMs < untilS * 1000; atMs += gapMs) moments.push(atMs);
    fromMs = untilS * 1000;
  }
  return moments;
}

const judge = (parts: Parameters<typeof successes>[0], change = {}) =>
  goodputRecovery({
    succeededMs: successes(parts),
    offeredPerSecond: 100,
    arrivals: 'spaced',
    fromMs: 0,
    triggerMs: 10_000,
    triggerEndsMs: 15_000,
    endMs: 60_000,
    windowMs: 1000,
    ...change,
  });

describe('the verdict on goodput', () => {
  test('as before: stable', () => {
    expect(judge([{ untilS: 60, perSecond: 100 }])).toMatchObject({
      verdict: 'stable',
      baseline: 100,
    });
  });

  test('back before 20 windows have passed: recovered, at the end of the first window inside', () => {
    const parts = [
      { untilS: 10, perSecond: 100 },
      { untilS: 30, perSecond: 50 },
      { untilS: 60, perSecond: 100 },
    ];
    expect(judge(parts)).toMatchObject({ verdict: 'recovered', recoveredAtMs: 31_000, worst: 50 });
  });

  test('outside for 20 windows after the trigger: metastable, whatever comes later', () => {
    const parts = [
      { untilS: 10, perSecond: 100 },
      { untilS: 35, perSecond: 90 },
      { untilS: 60, perSecond: 100 },
    ];
    expect(judge(parts)).toMatchObject({ verdict: 'metastable', metastableAtMs: 35_000 });
  });

  test('back for fewer than six windows when the data end: undecided', () => {
    const parts = [
      { untilS: 10, perSecond: 100 },
      { untilS: 30, perSecond: 50 },
      { untilS: 60, perSecond: 100 },
    ];
    expect(judge(parts, { endMs: 35_900 })?.verdict).toBe('undecided');
    expect(judge(parts, { endMs: 36_000 })?.verdict).toBe('recovered');
  });

  test('windows begin with the trigger: one that is cut short by the end is left out', () => {
    const parts = [{ untilS: 60, perSecond: 100 }];
    expect(judge(parts, { windowMs: 7000, endMs: 59_500 })?.verdict).toBe('stable');
  });

  test('less than is offered before the trigger already: nothing to come back to', () => {
    expect(judge([{ untilS: 60, perSecond: 90 }])).toBeNull();
    expect(judge([])).toBeNull();
  });

  test('of few requests one more or less is inside', () => {
    const twice = { offeredPerSecond: 2.5, fromMs: 0, windowMs: 1000 };
    expect(judge([{ untilS: 60, perSecond: 2.5 }], twice)?.verdict).toBe('stable');
  });
});

test.each([
  [1000, 'spaced', 0.05],
  [10, 'spaced', 0.1],
  [1, 'spaced', 0.9],
  [1600, 'poisson', 0.1],
  [100_000, 'poisson', 0.05],
  [4, 'poisson', 0.9],
] as const)('%d requests, %s: a band of %d', (requests, arrivals, share) => {
  expect(bandOf(requests, arrivals)).toBeCloseTo(share, 12);
});

test('20 windows outlast the longest drain, and each has the requests it needs', () => {
  expect(windowOf(100, { requestsMin: 20, drainS: 0 })).toBe(1);
  expect(windowOf(2, { requestsMin: 20, drainS: 0 })).toBe(10);
  expect(windowOf(100, { requestsMin: 20, drainS: 361 })).toBe(21);
  expect(windowOf(100, { requestsMin: 20, drainS: Infinity })).toBe(1);
  for (const drainS of [10, 361, 4000])
    expect(20 * windowOf(100, { requestsMin: 20, drainS })).toBeGreaterThan(drainS);
  expect(watchedForS(3)).toBe(81);
});
