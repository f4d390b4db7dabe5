import { expect, test } from 'vitest';
import { type AdmissionRampSettings, createAdmissionRamp } from './admission-ramp.ts';
import { observe } from './testing/observe.ts';

const settings: AdmissionRampSettings = {
  alarmBelowShare: 0.5,
  alarmSamples: 3,
  reactionMs: 2000,
  startPerThousandPerSecond: 10,
  endPerThousandPerSecond: 80,
  raise: 2,
  lower: 0.5,
  healthyShare: 0.9,
};
const ramp = (change: Partial<AdmissionRampSettings> = {}) =>
  observe(createAdmissionRamp({ ...settings, ...change }));

/** What a sample shows: all answer and nobody waits at the door, they answer a crowd, they do not answer. */
const calm = { successShare: 0.9, behindShare: 0.9, watchedShare: 1 };
const crowd = { successShare: 0.2, behindShare: 0.95, watchedShare: 1 };
const ill = { successShare: 0.2, behindShare: 0.89, watchedShare: 0.5 };
const alarm = { successShare: 1, behindShare: 0, watchedShare: 0.49 };

test('so many alarming samples in a row close the door; a good one between begins anew', () => {
  const { see, wait, state } = ramp();
  see(alarm, alarm, calm, alarm, alarm);
  expect(state()).toBe('open');
  expect(see(alarm)).toEqual([]);
  expect(state()).toBe('closing');
  expect(wait(2000)).toEqual(['8 doorSet 10']);
});

test('half of the requests answered is no alarm where an alarm is less than half', () => {
  const { see, state } = ramp({ alarmSamples: 1 });
  see(ill);
  expect(state()).toBe('open');
});

test('it raises the rate while a crowd is answered, to the end of the ramp', () => {
  const { see } = ramp();
  see(alarm, alarm, alarm, crowd);
  expect(see(crowd, crowd, crowd, crowd, crowd)).toEqual([
    '5 doorSet 10',
    '5 doorSet 20',
    '6 doorSet 40',
    '7 doorSet 80',
    '8 doorSet 80',
    '9 doorSet 80',
  ]);
});

test('it lowers the rate while services do not answer, never below where it began', () => {
  const { see } = ramp();
  see(alarm, alarm, alarm, crowd, crowd, crowd, crowd);
  expect(see(ill, ill, ill, ill, crowd)).toEqual([
    '8 doorSet 40',
    '9 doorSet 20',
    '10 doorSet 10',
    '11 doorSet 10',
    '12 doorSet 20',
  ]);
});

test('it opens the door once when nobody waits there any more, and closes it at the next alarm', () => {
  const { see } = ramp();
  see(alarm, alarm, alarm, crowd, crowd);
  expect(see(calm, calm)).toEqual(['6 doorOpened']);
  see(alarm, alarm, alarm, crowd);
  expect(see(crowd)[0]).toBe('12 doorSet 10');
});

test('with a number of calm samples it opens for so many in a row, and raises the rate until then', () => {
  const { see } = ramp({ calmSamples: 2 });
  see(alarm, alarm, alarm, crowd);
  expect(see(crowd, calm, crowd, calm, calm)).toEqual([
    '5 doorSet 10',
    '5 doorSet 20',
    '6 doorSet 40',
    '7 doorSet 80',
    '8 doorSet 80',
    '9 doorOpened',
  ]);
});

test.each<[Partial<AdmissionRampSettings>, string]>([
  [{ alarmBelowShare: 1.1 }, 'alarmBelowShare is 1.1: give a finite number from 0 to 1'],
  [{ alarmSamples: 0 }, 'alarmSamples is 0: give a whole number of at least 1'],
  [{ reactionMs: -1 }, 'reactionMs is -1: give a finite number of at least 0'],
  [
    { endPerThousandPerSecond: 9 },
    'endPerThousandPerSecond is 9: give a finite number of at least 10',
  ],
  [{ raise: 0.9 }, 'raise is 0.9: give a finite number of at least 1'],
  [{ lower: 0 }, 'lower is 0: give a finite number above 0'],
  [{ lower: 1.5 }, 'lower is 1.5: give a finite number from 0 to 1'],
  [{ calmSamples: 0 }, 'calmSamples is 0: give a whole number of at least 1'],
  [{ healthyShare: Number.NaN }, 'healthyShare is NaN: give a finite number from 0 to 1'],
])('a ramp with %j is refused', (change, message) => {
  expect(() => createAdmissionRamp({ ...settings, ...change })).toThrow(new RangeError(message));
});
