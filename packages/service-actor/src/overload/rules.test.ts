import { expect, test } from 'vitest';
import { aimdRule } from './aimd.ts';
import { gradient2Rule } from './gradient2.ts';
import { vegasRule } from './vegas.ts';

test('AIMD: one more when it was answered and the limit is half used, a tenth fewer when not', () => {
  const rule = aimdRule({ minLimit: 5 });
  expect(rule(10, 10, false)).toBe(21);
  expect(rule(10, 11, false)).toBe(22);
  expect(rule(10, 10, false)).toBe(22);
  expect(rule(10, 22, true)).toBe(19);
  // Longer than 5 s counts as failed.
  expect(rule(5001, 19, false)).toBe(17);
  expect(rule(5000, 17, false)).toBe(18);
});

test('AIMD keeps its bounds: 20 and 200 unless told', () => {
  const rule = aimdRule({});
  expect(rule(10, 20, true)).toBe(20);
  const seen = Array.from({ length: 300 }, () => rule(10, 200, false));
  expect(seen.at(-1)).toBe(200);
});

/** Its first sample is the shortest sojourn. */
const vegasAfter = (shortestMs: number, settings: Parameters<typeof vegasRule>[0] = {}) => {
  const rule = vegasRule({ probeMultiplier: 1e9, ...settings }, 1);
  rule(shortestMs, 1, false);
  return rule;
};

test('Vegas: no queue, 6 log10 L more; a short one, log10 L more; a long one, log10 L fewer', () => {
  // log10 of 10 to 99 is 1 there, in whole numbers: threshold 1, alpha 3, beta 6.
  expect(vegasAfter(100)(100, 20, false)).toBe(26);
  // The queue is 20 (1 - 100/110), rounded up: 2.
  expect(vegasAfter(100)(110, 20, false)).toBe(21);
  // 20 (1 - 100/125) = 4: between alpha and beta.
  expect(vegasAfter(100)(125, 20, false)).toBe(20);
  expect(vegasAfter(100)(150, 20, false)).toBe(19);
  expect(vegasAfter(100, { initialLimit: 100 })(100, 100, false)).toBe(112);
});

test('Vegas: a failure is a step down, a limit less than half used stays, the bounds hold', () => {
  expect(vegasAfter(100)(100, 20, true)).toBe(19);
  expect(vegasAfter(100)(100, 9, false)).toBe(20);
  expect(vegasAfter(100)(100, 10, false)).toBe(26);
  expect(vegasAfter(100, { maxLimit: 22 })(100, 20, false)).toBe(22);
  expect(vegasAfter(100, { initialLimit: 1 })(300, 1, true)).toBe(1);
  expect(vegasAfter(100, { smoothing: 0.5 })(100, 20, false)).toBe(23);
});

test('Vegas measures the shortest sojourn again after 15 to 30 times its limit, at random', () => {
  const counts = [1, 2, 3, 4].map((seed) => {
    const rule = vegasRule({ initialLimit: 9, maxLimit: 9 }, seed);
    rule(100, 9, false);
    // As long as 100 ms are the shortest, 290 are a queue of 6 and leave the limit at 9; then they are none.
    let samples = 1;
    rule(290, 9, true);
    while (rule(290, 9, false) < 9 && samples < 1000) samples += 1;
    return samples;
  });
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(15 * 8 - 2);
  expect(Math.max(...counts)).toBeLessThanOrEqual(30 * 9);
  expect(new Set(counts).size).toBe(4);
});

test('Gradient2: steady sojourns let it grow by the queue allowed, smoothed', () => {
  const rule = gradient2Rule({});
  // 0.8 x 20 + 0.2 x (20 + 4).
  expect(rule(100, 20, false)).toBeCloseTo(20.8, 12);
  expect(rule(100, 20, false)).toBeCloseTo(21.6, 12);
  expect(rule(100, 10, false)).toBeCloseTo(21.6, 12);
});

test('Gradient2: up to 1.5 times the long mean is tolerated, at most half is taken away', () => {
  const after = (sojournMs: number) => {
    const rule = gradient2Rule({ initialLimit: 100 });
    for (let sample = 0; sample < 1000; sample++) rule(100, 1, false);
    return rule(sojournMs, 100, false);
  };
  // The long mean takes 2/601 of the new sample.
  const gradient = (sojournMs: number) => (1.5 * (100 + (sojournMs - 100) * (2 / 601))) / sojournMs;
  expect(after(150)).toBeCloseTo(100 + 0.2 * 4, 9);
  expect(after(200)).toBeCloseTo(80 + 0.2 * (100 * gradient(200) + 4), 9);
  expect(after(1000)).toBeCloseTo(80 + 0.2 * (50 + 4), 9);
});

test('Gradient2: a long mean of more than twice the sojourn is let down, by 5 % a sample', () => {
  const rule = gradient2Rule({ longWindow: 1_000_000_000, tolerance: 1, initialLimit: 100 });
  for (let sample = 0; sample < 20; sample++) rule(1000, 1, false);
  for (let sample = 0; sample < 100; sample++) rule(250, 1, false);
  // 1,000 ms x 0.95^14 is the first below twice 250 ms; there it stays.
  const long = Array.from({ length: 14 }).reduce<number>((ms) => ms * 0.95, 1000);
  expect(long).toBeLessThan(500);
  expect(rule(600, 100, false)).toBeCloseTo(80 + 0.2 * (100 * (long / 600) + 4), 3);
});

test('Gradient2 keeps its bounds: 20 and 200 unless told', () => {
  const slow = gradient2Rule({});
  for (let sample = 0; sample < 20; sample++) slow(10, 1, false);
  const low = Array.from({ length: 10 }, () => slow(1000, 20, false));
  expect(low[0]).toBe(20);
  const fast = gradient2Rule({});
  const high = Array.from({ length: 2000 }, () => fast(10, 200, false));
  expect(high.at(-1)).toBe(200);
});
