import { createKernel } from '@squall/kernel';
import { expect, test } from 'vitest';
import { Handover } from './handover.ts';

/** Two timers of a flock, due together, that it gives back last armed first; and one of somebody else between them. */
function handedOver() {
  const kernel = createKernel();
  const handover = new Handover(kernel);
  const log: string[] = [];
  const timer = (who: string) => handover.timers.setTimer(1000, () => log.push(who));
  const first = timer('flock, first');
  kernel.schedule(1000, () => log.push('somebody else'));
  const second = timer('flock, second');
  kernel.runUntil(400);
  const giveBack = () => [second, first].forEach((id) => handover.timers.clearTimer(id));
  const adopt = (who: string, delayMs = 600) =>
    handover.clock.setTimeout(() => log.push(who), delayMs) as number;
  return { kernel, handover, log, giveBack, adopt };
}

test('timers go over with their times and their turns; only what they do is new', () => {
  const { kernel, handover, log, giveBack, adopt } = handedOver();
  expect(handover.keep(giveBack)).toBe(2);
  adopt('actor, second');
  adopt('actor, first');
  kernel.runUntil(1001);
  expect(log).toEqual(['actor, first', 'somebody else', 'actor, second']);
  expect(kernel.executed).toBe(3);
});

test('the new owner can take back what it was given, and arm others', () => {
  const { kernel, handover, log, giveBack, adopt } = handedOver();
  handover.keep(giveBack);
  const second = adopt('actor, second');
  adopt('actor, first');
  handover.clock.clearTimeout(second);
  adopt('actor, third', 700);
  kernel.runUntil(2000);
  expect(log).toEqual(['actor, first', 'somebody else', 'actor, third']);
});

test('a timer with another time than its own is refused', () => {
  const { handover, giveBack, adopt } = handedOver();
  handover.keep(giveBack);
  expect(() => adopt('actor', 599)).toThrow(
    'a timer with 600 ms left was handed over as one with 599',
  );
});

test('a timer that the flock does not give back is counted all the same', () => {
  const { handover } = handedOver();
  expect(handover.keep(() => undefined)).toBe(2);
});
