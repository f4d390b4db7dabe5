import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addRestart,
  countRestarts,
  isExceeded,
  NO_RESTARTS,
  type RestartStamps,
} from './restart-window.ts';

const limits = fc.record({
  intensity: fc.integer({ min: 0, max: 6 }),
  periodMs: fc.integer({ min: 1, max: 8 }).map((seconds) => seconds * 1000),
});

/** Times of restarts in ms, in order. */
const histories = fc
  .array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 40 })
  .map((times) => times.sort((a, b) => a - b));

test('the window holds exactly the restarts of the last whole seconds, edge included', () => {
  fc.assert(
    fc.property(limits, histories, (limit, times) => {
      let stamps: RestartStamps = NO_RESTARTS;
      times.forEach((nowMs, index) => {
        stamps = addRestart(stamps, nowMs, limit);
        // The reference looks at the whole history again each time.
        const oldestS = Math.floor(nowMs / 1000) - limit.periodMs / 1000;
        const naive = times.slice(0, index + 1).filter((ms) => Math.floor(ms / 1000) >= oldestS);
        expect(stamps.total).toBe(naive.length);
        expect(countRestarts(stamps, nowMs, limit)).toBe(naive.length);
        expect(isExceeded(stamps, limit)).toBe(naive.length > limit.intensity);
      });
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('two restarts count together up to one period apart, and never beyond a period and a second', () => {
  const times = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(limits, times, fc.integer({ min: 0, max: 12_000 }), (limit, firstMs, gapMs) => {
      const first = addRestart(NO_RESTARTS, firstMs, limit);
      const count = addRestart(first, firstMs + gapMs, limit).total;
      const isNear = gapMs <= limit.periodMs;
      const isFar = gapMs >= limit.periodMs + 1000;
      // In between it depends on where the seconds fall.
      const allowed = [...(isFar ? [] : [2]), ...(isNear ? [] : [1])];
      expect(allowed).toContain(count);
    }),
    { seed: 1, numRuns: 500 },
  );
});
