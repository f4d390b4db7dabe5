import { expect, test } from 'vitest';
import { type ServerBackoffSettings, createServerBackoff } from './server-backoff.ts';
import { observe, times } from './testing/observe.ts';

const settings: ServerBackoffSettings = {
  fromMs: 1000,
  toMs: 4000,
  toMaxMs: 10_000,
  widen: 2,
  askAboveRejectedShare: 0.3,
  askSamples: 2,
  calmBelowRejectedShare: 0.1,
  calmSamples: 3,
};
const backoff = (change: Partial<ServerBackoffSettings> = {}) =>
  observe(createServerBackoff({ ...settings, ...change }));

const crowd = { rejectedShare: 0.31 };
const between = { rejectedShare: 0.3 };
const calm = { rejectedShare: 0.09 };

test('it asks for a spread pause when too many are turned away, and widens it up to its most', () => {
  const { see, state } = backoff();
  expect(see(crowd, between, crowd)).toEqual([]);
  expect(see(crowd, ...times(9, crowd))).toEqual([
    '4 retryAfterSet 1000 4000',
    '6 retryAfterSet 1000 8000',
    '8 retryAfterSet 1000 10000',
  ]);
  expect(state()).toBe('asking');
});

test('it asks for nothing any more after so many calm samples, and begins anew the next time', () => {
  const { see, state } = backoff();
  see(...times(4, crowd));
  expect(see(calm, calm, between, calm, calm)).toEqual([]);
  expect(see(calm)).toEqual(['10 retryAfterCleared']);
  expect(state()).toBe('silent');
  expect(see(crowd, crowd)).toEqual(['12 retryAfterSet 1000 4000']);
});

test('a spread that is not to be widened is asked for once', () => {
  expect(backoff({ widen: 1 }).see(...times(9, crowd))).toEqual(['2 retryAfterSet 1000 4000']);
});

test('with no figures of its own it spreads as WebSocket 1012: 5 to 30 s', () => {
  const { fromMs: _, toMs: __, ...rest } = settings;
  const { see } = observe(createServerBackoff({ ...rest, toMaxMs: 60_000 }));
  expect(see(crowd, crowd)).toEqual(['2 retryAfterSet 5000 30000']);
});

test.each<[Partial<ServerBackoffSettings>, string]>([
  [{ fromMs: -1 }, 'fromMs is -1: give a finite number of at least 0'],
  [{ toMs: 999 }, 'toMs is 999: give a finite number of at least 1000'],
  [{ toMaxMs: 3999 }, 'toMaxMs is 3999: give a finite number of at least 4000'],
  [{ widen: 0.5 }, 'widen is 0.5: give a finite number of at least 1'],
  [
    { calmBelowRejectedShare: 0.3 },
    'calmBelowRejectedShare is 0.3: give less than askAboveRejectedShare, 0.3',
  ],
  [{ askSamples: 0 }, 'askSamples is 0: give a whole number of at least 1'],
  [{ calmSamples: 0 }, 'calmSamples is 0: give a whole number of at least 1'],
])('a server back-off with %j is refused', (change, message) => {
  expect(() => createServerBackoff({ ...settings, ...change })).toThrow(new RangeError(message));
});
