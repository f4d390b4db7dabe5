import { describe, expect, test } from 'vitest';
import {
  type ReconnectPolicy,
  equalJitter,
  fullJitter,
  initialPolicyState,
  nextDelay,
  noJitter,
} from '../index.ts';

/** Draws that lie evenly in (0, 1): means over them are exact for a piecewise linear delay. */
const even = Array.from({ length: 10_000 }, (_, i) => (i + 0.5) / 10_000);

const delaysAt = (policy: ReconnectPolicy, retries: number) =>
  even.map((u) => nextDelay(policy, { ...initialPolicyState(policy, 0), retries }, u, 0)!.delayMs);
const mean = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
/** The largest share of a fleet that comes back within the same tenth of a second. */
const peak = (delaysMs: readonly number[]) => {
  const slots = new Map<number, number>();
  for (const delayMs of delaysMs) {
    const slot = Math.floor(delayMs / 100);
    slots.set(slot, (slots.get(slot) ?? 0) + 1);
  }
  return Math.max(...slots.values()) / delaysMs.length;
};

describe.each([0, 1, 2, 3, 9])('retry %i of a fleet that fails in one instant', (retries) => {
  const options = { baseMs: 1000, capMs: 20_000 };
  const stepMs = Math.min(20_000, 1000 * 2 ** retries);

  test('full jitter waits half a step on average, and spreads the fleet over all of it', () => {
    const delaysMs = delaysAt(fullJitter(options), retries);
    expect(mean(delaysMs)).toBeCloseTo(stepMs / 2, 6);
    expect(peak(delaysMs)).toBeCloseTo(100 / stepMs, 3);
  });
  test('equal jitter waits three quarters of a step, and comes in half the time', () => {
    const delaysMs = delaysAt(equalJitter(options), retries);
    expect(mean(delaysMs)).toBeCloseTo((3 / 4) * stepMs, 6);
    expect(peak(delaysMs)).toBeCloseTo(200 / stepMs, 3);
  });
  test('without jitter the whole fleet is there at once', () => {
    expect(peak(delaysAt(noJitter(options), retries))).toBe(1);
  });
});
