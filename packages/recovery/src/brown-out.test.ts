import { expect, test } from 'vitest';
import { type BrownOutSettings, createBrownOut } from './brown-out.ts';
import { observe, times } from './testing/observe.ts';

const settings: BrownOutSettings = {
  features: 2,
  offBelowShare: 0.5,
  offSamples: 2,
  onAboveShare: 0.9,
  onAboveOnlineShare: 0.8,
  onSamples: 3,
};
const brownOut = () => observe(createBrownOut(settings));

const ill = { successShare: 0.49, onlineShare: 1 };
const between = { successShare: 0.5, onlineShare: 1 };
const answersFew = { successShare: 1, onlineShare: 0.79 };
const well = { successShare: 0.9, onlineShare: 0.8 };

test('features go off one after the other, the most dispensable first', () => {
  const { see, state } = brownOut();
  expect(see(ill, between, ill)).toEqual([]);
  expect(state()).toBe('full');
  expect(see(ill, ...times(9, ill))).toEqual(['4 featureOff 0', '6 featureOff 1']);
  expect(state()).toBe('degraded');
});

test('they come on again the last first, when the service is well and the clients are back', () => {
  const { see, state } = brownOut();
  see(...times(4, ill));
  expect(see(...times(9, answersFew), well, well, between)).toEqual([]);
  expect(see(...times(3, well), ...times(9, well))).toEqual(['19 featureOn 1', '22 featureOn 0']);
  expect(state()).toBe('full');
});

test('what is ill again loses the feature again, and no sooner than it may', () => {
  const { see } = brownOut();
  see(ill, ill, ...times(3, well));
  expect(see(ill, ill)).toEqual(['7 featureOff 0']);
});

test.each<[Partial<BrownOutSettings>, string]>([
  [{ features: 0 }, 'features is 0: give a whole number of at least 1'],
  [{ onAboveShare: 0.5 }, 'offBelowShare is 0.5: give less than onAboveShare, 0.5'],
  [{ onAboveOnlineShare: -0.1 }, 'onAboveOnlineShare is -0.1: give a finite number from 0 to 1'],
  [{ offSamples: 0 }, 'offSamples is 0: give a whole number of at least 1'],
  [{ onSamples: 0 }, 'onSamples is 0: give a whole number of at least 1'],
])('a brown-out with %j is refused', (change, message) => {
  expect(() => createBrownOut({ ...settings, ...change })).toThrow(new RangeError(message));
});
