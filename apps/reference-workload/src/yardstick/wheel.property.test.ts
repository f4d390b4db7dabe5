import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecords } from './records.ts';
import { Wheel } from './wheel.ts';

const slots = 8;
const endUs = 2_000_000_000;

/** Few different delays, so that timers meet at the same µs, in the same bucket and far apart. */
const delay = fc.oneof(
  fc.nat(3),
  fc.nat(200),
  fc.constantFrom(64, 1 << 18, 3 << 18, 60_000_000),
  fc.nat(1_000_000),
);
/** Before each timer that is taken out: some slots are armed (or armed again) or disarmed (-1). */
const plan = fc.array(
  fc.array(fc.record({ slot: fc.nat(slots - 1), delay: fc.oneof(delay, fc.constant(-1)) }), {
    maxLength: 6,
  }),
  { maxLength: 60 },
);

/** One sorted list: what is due together stays in the order of arming. */
class PlainCalendar {
  nowUs = 0;
  #timers: { readonly slot: number; readonly us: number }[] = [];

  arm(slot: number, us: number): void {
    this.disarm(slot);
    this.#timers = [...this.#timers, { slot, us }].toSorted((a, b) => a.us - b.us);
  }

  disarm(slot: number): void {
    this.#timers = this.#timers.filter((timer) => timer.slot !== slot);
  }

  take(): number {
    const first = this.#timers.shift();
    this.nowUs = first?.us ?? this.nowUs;
    return first?.slot ?? -1;
  }
}

test('timers come in the order of their times, equal ones in the order of arming', () => {
  fc.assert(
    fc.property(plan, (plan) => {
      const wheel = new Wheel(createRecords(slots));
      const plain = new PlainCalendar();
      for (const step of plan) {
        for (const { slot, delay } of step) {
          for (const calendar of [wheel, plain]) {
            if (delay < 0) calendar.disarm(slot);
            else calendar.arm(slot, calendar.nowUs + delay);
          }
        }
        const slot = plain.take();
        expect(wheel.take(endUs)).toBe(slot);
        // An empty wheel has come to its end.
        if (slot < 0) return;
        expect(wheel.nowUs).toBe(plain.nowUs);
      }
    }),
    { numRuns: 1000 },
  );
});

test('many timers: every coarse bucket is dealt out, nothing is lost', () => {
  const many = 20_000;
  const wheel = new Wheel(createRecords(many));
  const due = (slot: number) => ((slot * 7919) % many) * 997;
  for (let slot = 0; slot < many; slot++) wheel.arm(slot, due(slot));
  const taken: number[] = [];
  for (let slot = wheel.take(endUs); slot >= 0; slot = wheel.take(endUs)) taken.push(slot);
  const expected = Array.from({ length: many }, (_, slot) => slot).toSorted(
    (a, b) => due(a) - due(b) || a - b,
  );
  expect(taken).toEqual(expected);
});
