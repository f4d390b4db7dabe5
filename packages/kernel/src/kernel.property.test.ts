import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKernel } from './index.ts';

test('time never moves back, and each event happens exactly at its due time', () => {
  const delays = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 60 });
  fc.assert(
    fc.property(delays, fc.array(fc.nat(120), { maxLength: 8 }), (delaysMs, stopsMs) => {
      const kernel = createKernel();
      let lastMs = 0;
      const arm = (delayMs: number, depth: number): void => {
        const dueMs = kernel.now() + delayMs;
        kernel.schedule(delayMs, () => {
          expect(kernel.now()).toBe(dueMs);
          expect(dueMs).toBeGreaterThanOrEqual(lastMs);
          lastMs = dueMs;
          if (depth > 0) arm(delayMs / 2, depth - 1);
        });
      };
      for (const delayMs of delaysMs) arm(delayMs, 3);
      for (const untilMs of stopsMs.toSorted((a, b) => a - b)) {
        kernel.runUntil(untilMs);
        expect(kernel.now()).toBe(untilMs);
        expect(kernel.nextDueMs()).toBeGreaterThanOrEqual(untilMs);
      }
      kernel.runUntil(1000);
      expect([kernel.executed, kernel.pending]).toEqual([4 * delaysMs.length, 0]);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('where a run is cut into pieces makes no difference to its history', () => {
  const history = (delaysMs: readonly number[], horizonsMs: readonly number[]): string[] => {
    const kernel = createKernel();
    const log: string[] = [];
    const arm = (name: number, delayMs: number): void => {
      kernel.schedule(delayMs, () => {
        log.push(`${kernel.now()} ${name}`);
        if (log.length < 200) arm(name, delayMs);
      });
    };
    delaysMs.forEach((delayMs, name) => arm(name, delayMs));
    for (const untilMs of horizonsMs) kernel.runUntil(untilMs);
    return log;
  };
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 39 }), { maxLength: 9 }),
      (delaysMs, cutsMs) => {
        const pieces = [...cutsMs.toSorted((a, b) => a - b), 40];
        expect(history(delaysMs, pieces)).toEqual(history(delaysMs, [40]));
      },
    ),
    { seed: 1, numRuns: 200 },
  );
});
