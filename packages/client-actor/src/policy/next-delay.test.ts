import { describe, expect, test } from 'vitest';
import {
  type ReconnectPolicy,
  constantDelay,
  decorrelatedJitter,
  equalJitter,
  fullJitter,
  initialPolicyState,
  isExhausted,
  nextDelay,
  noJitter,
  timerMaxMs,
} from '../index.ts';

const plain = constantDelay(1000);

/** Delays of so many failures in a row, all on the draw `u`; null where the client gives up. */
function delays(policy: ReconnectPolicy, count: number, u = 0.5): readonly (number | null)[] {
  let state = initialPolicyState(policy, 0);
  return Array.from({ length: count }, () => {
    const planned = nextDelay(policy, state, u, 0);
    state = planned?.state ?? state;
    return planned?.delayMs ?? null;
  });
}

describe('bases', () => {
  test('constant: always the same', () => {
    expect(delays(plain, 3)).toEqual([1000, 1000, 1000]);
  });
  test('list: one after the other, then the last again and again', () => {
    const base = { kind: 'list', delaysMs: [10, 50, 200], atEnd: 'repeatLast' } as const;
    expect(delays({ ...plain, base }, 5)).toEqual([10, 50, 200, 200, 200]);
  });
  test('list: one after the other, then no more', () => {
    const base = { kind: 'list', delaysMs: [10, 50], atEnd: 'giveUp' } as const;
    expect(delays({ ...plain, base }, 4)).toEqual([10, 50, null, null]);
  });
  test('exponential: each longer than the one before by the same factor', () => {
    expect(delays(noJitter({ baseMs: 1000, capMs: 60_000 }), 8)).toEqual([
      1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000,
    ]);
    expect(delays(noJitter({ baseMs: 1000, capMs: 60_000, factor: 3 }), 3)).toEqual([
      1000, 3000, 9000,
    ]);
  });
  test('power: linear for exponent 1, quadratic for 2', () => {
    const linear = { kind: 'power', constantMs: 5, stepMs: 50, exponent: 1 } as const;
    expect(delays({ ...plain, base: linear }, 3)).toEqual([55, 105, 155]);
    expect(delays({ ...plain, base: { ...linear, exponent: 2 } }, 3)).toEqual([55, 205, 455]);
  });
  test('decorrelated: between the base and three times the delay before', () => {
    const policy = decorrelatedJitter({ baseMs: 100, capMs: 1000 });
    expect(delays(policy, 4, 0.5)).toEqual([200, 350, 575, 912.5]);
    expect(delays(policy, 4, 1)).toEqual([300, 900, 1000, 1000]);
  });
});

describe('jitter', () => {
  const on = (jitter: ReconnectPolicy['jitter'], u: number) =>
    delays({ ...plain, jitter }, 1, u)[0];
  test('scale: a part of the delay', () => {
    expect(delays(fullJitter({ baseMs: 1000, capMs: 4000 }), 4, 0.25)).toEqual([
      250, 500, 1000, 1000,
    ]);
    expect(delays(equalJitter({ baseMs: 1000, capMs: 4000 }), 4, 0.5)).toEqual([
      750, 1500, 3000, 3000,
    ]);
  });
  test('add: some more', () => {
    expect(on({ kind: 'add', lowMs: 300, highMs: 500 }, 0.25)).toBe(1350);
  });
  test('above: a whole number more than the least', () => {
    expect(on({ kind: 'above', lowMs: 500 }, 0.0001)).toBe(500);
    expect(on({ kind: 'above', lowMs: 500 }, 0.9999)).toBe(1500);
  });
  test('signBit: shorter on an even first decimal, longer on an odd one', () => {
    expect(on({ kind: 'signBit', ratio: 0.5 }, 0.25)).toBe(875);
    expect(on({ kind: 'signBit', ratio: 0.5 }, 0.35)).toBe(1175);
  });
});

describe('the cap', () => {
  const policy: ReconnectPolicy = {
    base: { kind: 'exponential', initialMs: 1000, factor: 10 },
    jitter: { kind: 'scale', low: 0.5, high: 2 },
    capMs: 4000,
    reset: 'online',
  };
  test('stands before the jitter, so that there is jitter at the cap', () => {
    expect(delays(policy, 2, 0.2)).toEqual([800, 3200]);
    expect(delays({ ...policy, capPlace: 'before' }, 2, 0.75)).toEqual([1625, 6500]);
  });
  test('or after it, so that there is none', () => {
    expect(delays({ ...policy, capPlace: 'after' }, 2, 0.2)).toEqual([800, 4000]);
  });
  test('or at both places', () => {
    expect(delays({ ...policy, capPlace: 'both' }, 2, 0.2)).toEqual([800, 3200]);
    expect(delays({ ...policy, capPlace: 'both' }, 2, 0.75)).toEqual([1625, 4000]);
  });
  test('is 24.8 days without one: no timer holds more, and an exponential soon would', () => {
    const { capMs, ...uncapped } = policy;
    expect(capMs).toBe(4000);
    expect(delays(uncapped, 400, 0.999).at(-1)).toBe(timerMaxMs);
  });
  test('keeps an exponential that has overflown from turning into no number at all', () => {
    const late = { ...initialPolicyState(policy, 0), retries: 5000 };
    const jitter = { kind: 'signBit', ratio: 1 } as const;
    expect(nextDelay({ ...policy, jitter, capPlace: 'after' }, late, 0.25, 0)?.delayMs).toBe(4000);
  });
});

describe('modifiers', () => {
  test('lead: the first delays as they are, then the base from its beginning', () => {
    const policy = { ...fullJitter({ baseMs: 1000, capMs: 60_000 }), leadMs: [0, 10] };
    expect(delays(policy, 4, 0.5)).toEqual([0, 10, 500, 1000]);
  });
  test('rounding comes last', () => {
    const policy = fullJitter({ baseMs: 1001, capMs: 60_000 });
    expect(delays({ ...policy, rounding: 'floor' }, 1, 0.5)).toEqual([500]);
    expect(delays({ ...policy, rounding: 'round' }, 1, 0.5)).toEqual([501]);
  });
  test('a limit of retries', () => {
    expect(delays({ ...plain, retriesMax: 2 }, 3)).toEqual([1000, 1000, null]);
    expect(delays({ ...plain, retriesMax: 0 }, 1)).toEqual([null]);
  });
  test('a list that ends counts its lead', () => {
    const base = { kind: 'list', delaysMs: [5], atEnd: 'giveUp' } as const;
    expect(delays({ ...plain, base, leadMs: [1] }, 3)).toEqual([1, 5, null]);
  });
});

test('a failure moves the memory on and leaves the old one as it was', () => {
  const policy = noJitter({ baseMs: 1000, capMs: 60_000 });
  const before = Object.freeze(initialPolicyState(policy, 7));
  expect(nextDelay(policy, before, 0.5, 9)).toEqual({
    delayMs: 1000,
    state: { retries: 1, previousDelayMs: 1000, tokens: 0, tokensAtMs: 7 },
  });
  expect(before.retries).toBe(0);
});

test('exhausted means that there is no next delay', () => {
  const policy = { ...plain, retriesMax: 1 };
  const state = initialPolicyState(policy, 0);
  expect(isExhausted(policy, state)).toBe(false);
  expect(isExhausted(policy, { ...state, retries: 1 })).toBe(true);
});
