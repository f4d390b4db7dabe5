import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKernel } from '../kernel.ts';

/** The same timers, kept in the plainest way: an array, searched from the start. */
class PlainTimers {
  nowMs = 0;
  private entries: { readonly slot: number; readonly dueMs: number }[] = [];

  arm(slot: number, delayMs: number): void {
    this.disarm(slot);
    const dueMs = this.nowMs + delayMs;
    const at = this.entries.findIndex((entry) => entry.dueMs > dueMs);
    this.entries.splice(at === -1 ? this.entries.length : at, 0, { slot, dueMs });
  }

  disarm(slot: number): void {
    this.entries = this.entries.filter((entry) => entry.slot !== slot);
  }

  dueMs(slot: number): number {
    return this.entries.find((entry) => entry.slot === slot)?.dueMs ?? NaN;
  }

  next(untilMs: number): number | undefined {
    const [first] = this.entries;
    if (first === undefined || first.dueMs >= untilMs) return undefined;
    this.entries.shift();
    this.nowMs = first.dueMs;
    return first.slot;
  }

  get size(): number {
    return this.entries.length;
  }
}

/** Few values, so that ties are common: within a tick, ticks, turns and ages apart, and beyond all wheels. */
const delay = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, 0, 0.25, 0.5, 1, 2, 3) },
  { weight: 4, arbitrary: fc.nat(5000) },
  { weight: 2, arbitrary: fc.constantFrom(2047, 2048, 2049, 4_194_303, 4_194_304, 5_000_000) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** 33 - 1, 2 ** 33, 2 ** 34, 2 ** 45, 2 ** 60, 1e300) },
);
const slot = fc.nat(40);
const operation = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constant('arm' as const), slot, delay) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('disarm' as const), slot, fc.constant(0)) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('run' as const), fc.constant(0), delay) },
);
/** What a slot does when it fires: it arms another, if any, up to a number of firings that ends endless exchanges. */
const reactions = fc.array(fc.option(fc.tuple(slot, delay)), { minLength: 41, maxLength: 41 });

test.each([1, 0.25, 64])('agrees with a plain sorted list, ticks of %d ms', (tickMs) => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 200 }), reactions, (operations, reacts) => {
      const kernel = createKernel({ tickMs });
      const plain = new PlainTimers();
      const fired: [number, number][] = [];
      const timers = kernel.timers((from) => {
        fired.push([from, kernel.now()]);
        const reaction = fired.length < 2000 ? reacts[from] : undefined;
        if (reaction) timers.arm(...reaction);
      });
      let expectedCount = 0;
      const expectRun = (untilMs: number) => {
        for (let next = plain.next(untilMs); next !== undefined; next = plain.next(untilMs)) {
          expect(fired[expectedCount++]).toEqual([next, plain.nowMs]);
          const reaction = expectedCount < 2000 ? reacts[next] : undefined;
          if (reaction) plain.arm(...reaction);
        }
        plain.nowMs = untilMs;
      };
      for (const [kind, which, ms] of operations) {
        if (kind === 'arm') [timers, plain].forEach((each) => each.arm(which, ms));
        if (kind === 'disarm') [timers, plain].forEach((each) => each.disarm(which));
        expect(timers.dueMs(which)).toBe(plain.dueMs(which));
        if (kind === 'run' && kernel.now() + ms < 1e306) {
          kernel.runUntil(kernel.now() + ms);
          expectRun(kernel.now());
        }
        expect(kernel.pending).toBe(plain.size);
        expect(fired.length).toBe(expectedCount);
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('100,000 events come out in the order (due, sequence), those cancelled left out', () => {
  const kernel = createKernel();
  const due = (name: number): number => Math.imul(name, 0x9e3779b1) >>> 24;
  const out: number[] = [];
  const ids = Array.from({ length: 100_000 }, (_, name) =>
    kernel.schedule(due(name), () => out.push(name)),
  );
  ids.forEach((id, name) => name % 3 === 0 && kernel.cancel(id));
  kernel.runUntil(1000);
  const expected = Array.from(ids.keys()).filter((name) => name % 3 !== 0);
  expected.sort((a, b) => due(a) - due(b) || a - b);
  expect(out).toEqual(expected);
});

test('timers that are armed over and over do not pile up', () => {
  const kernel = createKernel();
  const timers = kernel.timers(() => undefined);
  for (let slot = 0; slot < 1000; slot++) timers.arm(slot, 3_600_000);
  const before = kernel.bytes;
  for (let turn = 0; turn < 500; turn++) {
    for (let slot = 0; slot < 1000; slot++) timers.arm(slot, 3_600_000 + turn);
  }
  expect(kernel.pending).toBe(1000);
  // Half a million were armed, 16 bytes each; what is kept is bounded by those that wait and a constant.
  expect(kernel.bytes).toBeLessThan(before + 16 * 50_000);
  expect(timers.dueMs(7)).toBe(3_600_499);
});

test('throwing out what was cancelled loses nobody else', () => {
  const kernel = createKernel();
  let ended = 0;
  /** Waits long, thinks better of it at once, and does so again. */
  const dither = (times: number): void => {
    const timer = kernel.setTimer(1_260_000, () => ended++);
    if (times === 0) return;
    kernel.schedule(0, () => {
      kernel.clearTimer(timer);
      dither(times - 1);
    });
  };
  for (let chain = 0; chain < 20_000; chain++) dither(7);
  kernel.runUntil(2_000_000);
  expect([ended, kernel.pending]).toEqual([20_000, 0]);
});
