/**
 * Before a service that accepts a requests per window of a client that wants to make r of them, r > K·a, the client lets
 * r·(1 - p) pass, p = (r - K·a)/(r + 1): (K·a + 1)·r/(r + 1) requests, so K + 1/a of them for each one accepted. The book says
 * it in words: with K = 2 about one request is rejected by the service for each that it accepts, with 1.1 one for ten.
 */
import { exponential, sampleAt, streamSeed, uniformAt } from '@squall/random';
import { expect, test } from 'vitest';
import { callLimits } from '../index.ts';
import { createCaller } from '../testing/caller.ts';

const windowMs = 60_000;
/** Wanted and accepted requests per second. */
const [wanted, accepted] = [40, 8];
const [warmUpMs, horizonMs] = [120_000, 720_000];

/** What reaches the service and what it accepts, once the window is full: it takes one request at a time, for 1/8 s. */
function flows(multiplier: number, seed: number) {
  const caller = createCaller({ ...callLimits.sreThrottling, multiplier, windowMs });
  const [gaps, draws] = [streamSeed(seed, 'gaps'), streamSeed(seed, 'draws')];
  let [sent, accepts, freeAtMs] = [0, 0, 0];
  for (let i = 0; caller.nowMs < horizonMs; i++) {
    caller.nowMs += sampleAt(exponential(1000 / wanted), gaps, i);
    if (!caller.call(uniformAt(draws, i))) continue;
    const counts = caller.nowMs >= warmUpMs;
    if (counts) sent++;
    if (caller.nowMs < freeAtMs) continue;
    freeAtMs = caller.nowMs + 1000 / accepted;
    caller.succeed();
    if (counts) accepts++;
  }
  return { sent, accepts };
}

test.each([1.1, 2, 3])('K = %d', (multiplier) => {
  const runs = Array.from({ length: 16 }, (_, seed) => flows(multiplier, seed));
  const ratios = runs.map(({ sent, accepts }) => sent / accepts);
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  const squares = ratios.reduce((sum, ratio) => sum + (ratio - mean) * (ratio - mean), 0);
  const standardError = Math.sqrt(squares / (ratios.length - 1) / ratios.length);
  // The window holds nine slices and, on average, half of the tenth.
  const perWindow =
    (0.95 * windowMs * Math.min(...runs.map(({ accepts }) => accepts))) / (horizonMs - warmUpMs);
  const theory = multiplier + 1 / perWindow;
  const gap = Math.abs(mean - theory);
  expect(gap).toBeLessThan(3 * standardError);
  expect(gap).toBeLessThan(0.03 * theory);
  expect(standardError).toBeLessThan(0.01 * theory);
});
