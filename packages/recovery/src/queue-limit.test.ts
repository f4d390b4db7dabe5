import { expect, test } from 'vitest';
import { type QueueLimitSettings, createQueueLimit } from './queue-limit.ts';
import { observe, times } from './testing/observe.ts';

const settings: QueueLimitSettings = {
  targetWaitMs: 2000,
  limitAboveWaitMs: 5000,
  limitSamples: 2,
  liftBelowRejectedShare: 0.1,
  liftSamples: 3,
  limitMin: 4,
};
const limiter = () => observe(createQueueLimit(settings));

const long = { waitMs: 5001, throughputPerSecond: 30.2, rejectedShare: 0 };
const bearable = { waitMs: 5000, throughputPerSecond: 30, rejectedShare: 0 };
const crowd = { waitMs: 1000, throughputPerSecond: 30, rejectedShare: 0.11 };
const calm = { waitMs: 1000, throughputPerSecond: 30, rejectedShare: 0.1 };

test('too long a queue is limited to what is served within the target', () => {
  const { see, state } = limiter();
  expect(see(long, bearable, long)).toEqual([]);
  // 30.2 a second for two seconds.
  expect(see(long)).toEqual(['4 limitSet 61']);
  expect(state()).toBe('limiting');
});

test('a limit under which it is still waited too long is set anew, by what is served now', () => {
  const { see } = limiter();
  see(long, long);
  expect(see(long, long)).toEqual([]);
  expect(see({ ...long, throughputPerSecond: 10 })).toEqual(['5 limitSet 20']);
  expect(see(long, { ...long, throughputPerSecond: 1 })).toEqual(['7 limitSet 4']);
});

test('it is lifted when hardly anybody is turned away, so many samples in a row', () => {
  const { see, state } = limiter();
  see(long, long);
  expect(see(...times(9, crowd), calm, calm, crowd, calm, calm)).toEqual([]);
  expect(see(calm)).toEqual(['17 limitLifted']);
  expect(state()).toBe('open');
});

test.each<[Partial<QueueLimitSettings>, string]>([
  [{ targetWaitMs: 0 }, 'targetWaitMs is 0: give a finite number above 0'],
  [{ limitAboveWaitMs: 1999 }, 'limitAboveWaitMs is 1999: give a finite number of at least 2000'],
  [{ limitSamples: 0 }, 'limitSamples is 0: give a whole number of at least 1'],
  [{ liftBelowRejectedShare: 2 }, 'liftBelowRejectedShare is 2: give a finite number from 0 to 1'],
  [{ liftSamples: 0 }, 'liftSamples is 0: give a whole number of at least 1'],
  [{ limitMin: 0 }, 'limitMin is 0: give a whole number of at least 1'],
])('a queue limit with %j is refused', (change, message) => {
  expect(() => createQueueLimit({ ...settings, ...change })).toThrow(new RangeError(message));
});
