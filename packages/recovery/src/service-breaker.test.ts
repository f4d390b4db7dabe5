import { expect, test } from 'vitest';
import { type ServiceBreakerSettings, createServiceBreaker } from './service-breaker.ts';
import { observe } from './testing/observe.ts';

const settings: ServiceBreakerSettings = {
  failedShare: 0.5,
  callsMin: 20,
  openMs: 10_000,
  probes: 4,
};
const breaker = () => observe(createServiceBreaker(settings));

const fine = { calls: 1000, failedShare: 0.49 };
const few = { calls: 19, failedShare: 1 };
const failing = { calls: 20, failedShare: 0.5 };
const ok = { type: 'probe', ok: 1 };
const failed = { type: 'probe', ok: 0 };

/** One that has opened at 1 s and lets its probes through from 11 s on. */
function halfOpen() {
  const one = breaker();
  one.see(failing);
  one.wait(10_000);
  return one;
}

test('it opens when enough calls have failed, and not for a few', () => {
  const { see, state } = breaker();
  expect(see(fine, few)).toEqual([]);
  expect(state()).toBe('closed');
  expect(see(failing)).toEqual(['3 breakerOpened']);
});

test('open, it hears nothing; after its time it lets some probes through', () => {
  const { see, wait, tell, state } = breaker();
  see(failing);
  expect([...see(failing, fine), ...tell(ok)]).toEqual([]);
  expect(wait(8000)).toEqual(['11 breakerHalfOpened 4']);
  expect(state()).toBe('halfOpen');
});

test('it closes when less than the share of its probes fails, at the last of them', () => {
  const { tell, state } = halfOpen();
  expect([...tell(ok), ...tell(failed), ...tell(ok)]).toEqual([]);
  expect(tell(ok)).toEqual(['11 breakerClosed']);
  expect(state()).toBe('closed');
});

test('it opens again when the share of its probes fails', () => {
  const { tell, wait } = halfOpen();
  expect([...tell(failed), ...tell(ok), ...tell(ok)]).toEqual([]);
  expect(tell(failed)).toEqual(['11 breakerOpened']);
  expect(wait(10_000)).toEqual(['21 breakerHalfOpened 4']);
  // What the first probes said is forgotten.
  expect([...tell(ok), ...tell(ok), ...tell(ok), ...tell(failed)]).toEqual(['21 breakerClosed']);
});

test('half open, a late sample of the bad time moves nothing', () => {
  const { see, state } = halfOpen();
  expect(see(failing)).toEqual([]);
  expect(state()).toBe('halfOpen');
});

test('with no figures of its own it has those of resilience4j', () => {
  const { see, wait } = observe(createServiceBreaker());
  expect(see({ calls: 99, failedShare: 1 })).toEqual([]);
  expect(see({ calls: 100, failedShare: 0.5 })).toEqual(['2 breakerOpened']);
  expect(wait(60_000)).toEqual(['62 breakerHalfOpened 10']);
});

test.each<[ServiceBreakerSettings, string]>([
  [{ failedShare: 0 }, 'failedShare is 0: give a finite number above 0'],
  [{ failedShare: 1.1 }, 'failedShare is 1.1: give a finite number from 0 to 1'],
  [{ callsMin: 0 }, 'callsMin is 0: give a whole number of at least 1'],
  [{ openMs: Infinity }, 'openMs is Infinity: give a finite number above 0'],
  [{ probes: 0 }, 'probes is 0: give a whole number of at least 1'],
])('a breaker with %j is refused', (change, message) => {
  expect(() => createServiceBreaker(change)).toThrow(new RangeError(message));
});
