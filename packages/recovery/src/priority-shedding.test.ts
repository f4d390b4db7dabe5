import { expect, test } from 'vitest';
import { type PrioritySheddingSettings, createPriorityShedding } from './priority-shedding.ts';
import { observe, times } from './testing/observe.ts';

const settings: PrioritySheddingSettings = {
  overloadedAboveWaitMs: 1000,
  calmBelowWaitMs: 200,
  raiseSamples: 2,
  lowerSamples: 3,
  floorMax: 2,
};
const shedder = () => observe(createPriorityShedding(settings));

const overloaded = { waitMs: 1001 };
const between = { waitMs: 1000 };
const calm = { waitMs: 199 };

test('it sheds one more priority for so many overloaded samples in a row, up to the highest floor', () => {
  const { see, state } = shedder();
  expect(see(overloaded, between, overloaded)).toEqual([]);
  expect(state()).toBe('open');
  expect(see(overloaded, overloaded, overloaded, ...times(9, overloaded))).toEqual([
    '4 shedBelow 1',
    '6 shedBelow 2',
  ]);
  expect(state()).toBe('shedding');
});

test('it lets one priority in again for so many calm samples in a row, until nobody is shed', () => {
  const { see, state } = shedder();
  see(...times(4, overloaded));
  expect(see(calm, calm, between, calm, calm)).toEqual([]);
  expect(see(calm, ...times(3, calm), ...times(9, calm))).toEqual([
    '10 shedBelow 1',
    '13 shedBelow 0',
  ]);
  expect(state()).toBe('open');
});

test('with no figures of its own it has those of DAGOR: 20 ms, and five times as slow down as up', () => {
  const { see } = observe(createPriorityShedding({ floorMax: 7 }));
  expect(see({ waitMs: 20 }, { waitMs: 20.1 })).toEqual(['2 shedBelow 1']);
  expect(see(...times(5, { waitMs: 9 }))).toEqual(['7 shedBelow 0']);
});

test.each<[Partial<PrioritySheddingSettings>, string]>([
  [{ floorMax: 8 }, 'floorMax is 8: give a whole number from 1 to 7'],
  [{ floorMax: 0 }, 'floorMax is 0: give a whole number from 1 to 7'],
  [
    { calmBelowWaitMs: 1000 },
    'calmBelowWaitMs is 1000: give less than overloadedAboveWaitMs, 1000',
  ],
  [{ raiseSamples: 0 }, 'raiseSamples is 0: give a whole number of at least 1'],
  [{ lowerSamples: 1.5 }, 'lowerSamples is 1.5: give a whole number of at least 1'],
])('a shedder with %j is refused', (change, message) => {
  expect(() => createPriorityShedding({ ...settings, ...change })).toThrow(new RangeError(message));
});
