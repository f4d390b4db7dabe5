import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { Wheel } from './wheel.ts';

const slots = 6;
const delay = fc.oneof(
  fc.constantFrom(0, 0.25, 0.5, 1, 1023, 1024, 1025, 5000),
  fc.nat(3000),
  fc.double({ min: 0, max: 3, noNaN: true }),
);
const act = fc.oneof(
  fc.record({ arm: fc.nat(slots - 1), delay }),
  fc.record({ disarm: fc.nat(slots - 1) }),
  fc.record({ advance: delay }),
);

test('the wheel fires the same timers in the same order as a plain list', () => {
  const chain = fc.array(fc.record({ slot: fc.nat(slots - 1), delay, cancels: fc.nat(slots) }));
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), chain, (acts, followers) => {
      const clock = createFakeClock();
      const ids = Array.from({ length: slots }, () => 0);
      const fired: string[][] = [[], []];
      const next = [0, 0];
      /** Each timer that fires may arm one and disarm another. */
      const follow = (
        side: number,
        arm: (slot: number, ms: number) => void,
        off: (slot: number) => void,
      ) => {
        const follower = followers[next[side]!++];
        if (!follower) return;
        if (follower.cancels < slots) off(follower.cancels);
        arm(follower.slot, follower.delay);
      };
      const disarm = (slot: number) => clock.clearTimer(ids[slot]!);
      const arm = (slot: number, ms: number) => {
        disarm(slot);
        ids[slot] = clock.setTimer(ms, () => {
          fired[0]!.push(`${clock.now()} ${slot}`);
          follow(0, arm, disarm);
        });
      };
      const wheel: Wheel = new Wheel(0, slots, (slot) => {
        fired[1]!.push(`${wheel.now()} ${slot}`);
        follow(
          1,
          (each, ms) => wheel.arm(each, ms),
          (each) => wheel.disarm(each),
        );
      });
      wheel.grow(slots);
      for (const each of acts) {
        if ('arm' in each) {
          arm(each.arm, each.delay);
          wheel.arm(each.arm, each.delay);
        } else if ('disarm' in each) {
          disarm(each.disarm);
          wheel.disarm(each.disarm);
        } else {
          clock.advanceTo(clock.now() + each.advance);
          wheel.advanceTo(wheel.now() + each.advance);
        }
      }
      expect(fired[1]).toEqual(fired[0]);
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test('a timer far away costs no walk there', () => {
  const fired: number[] = [];
  const wheel: Wheel = new Wheel(0, 1, () => fired.push(wheel.now()));
  wheel.grow(1);
  wheel.arm(0, 1e12 + 0.5);
  wheel.advanceTo(1e13);
  expect(fired).toEqual([1e12 + 0.5]);
});
