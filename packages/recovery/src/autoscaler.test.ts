import { expect, test } from 'vitest';
import { type AutoscalerSettings, createAutoscaler } from './autoscaler.ts';
import { observe, times } from './testing/observe.ts';

const settings: AutoscalerSettings = {
  servers: 10,
  serversMin: 10,
  serversMax: 40,
  targetUtilisation: 0.5,
  provisioningMs: 5000,
  downAfterMs: 3000,
};
const scaler = (change: Partial<AutoscalerSettings> = {}) =>
  observe(createAutoscaler({ ...settings, ...change }));

const full = { utilisation: 1 };
const right = { utilisation: 0.5 };
const idle = { utilisation: 0.1 };

test('it orders what brings the utilisation to its target, and the servers come later', () => {
  const { see, wait, state } = scaler();
  expect(see({ utilisation: 0.8 })).toEqual([]);
  expect(state()).toBe('provisioning');
  // ceil(10 · 0.8 / 0.5)
  expect(wait(5000)).toEqual(['6 serversSet 16']);
  // ceil(16 · 0.78 / 0.5) = ceil(24.96)
  expect(see({ utilisation: 0.78 })).toEqual([]);
  expect(wait(5000)).toEqual(['12 serversSet 25']);
});

test('a utilisation within 10 % of the target changes nothing', () => {
  const { see, state } = scaler();
  see({ utilisation: 0.55 }, { utilisation: 0.45 });
  expect(state()).toBe('steady');
});

test('one order at a time, each at most 100 % or 4 more, up to the maximum', () => {
  const { see } = scaler();
  expect(see(...times(20, full))).toEqual(['6 serversSet 20', '11 serversSet 40']);
  const small = scaler({ servers: 1, serversMin: 1, targetUtilisation: 0.1 });
  expect(small.see(...times(6, full))).toEqual(['6 serversSet 5']);
});

test('it takes away what was not needed for a while, and keeps the most that was', () => {
  const { see } = scaler({ servers: 40 });
  expect(see(idle, { utilisation: 0.3 }, idle, idle)).toEqual(['4 serversSet 24']);
});

test('one sample in between that needs them all begins the while anew', () => {
  const { see } = scaler({ servers: 40 });
  expect(see(idle, idle, right, idle, idle, idle)).toEqual([]);
  expect(see(idle)).toEqual(['7 serversSet 10']);
});

test('a storm while it waits to lower makes it order at once', () => {
  const { see, state } = scaler({ servers: 20 });
  see(idle, full);
  expect(state()).toBe('provisioning');
});

test.each<[Partial<AutoscalerSettings>, string]>([
  [{ servers: 41 }, 'servers is 41: give a whole number from 10 to 40'],
  [{ serversMax: 9 }, 'serversMax is 9: give a whole number of at least 10'],
  [{ targetUtilisation: 0 }, 'targetUtilisation is 0: give a finite number above 0'],
  [{ targetUtilisation: 1.1 }, 'targetUtilisation is 1.1: give a finite number from 0 to 1'],
  [{ provisioningMs: -1 }, 'provisioningMs is -1: give a finite number of at least 0'],
  [{ tolerance: -0.1 }, 'tolerance is -0.1: give a finite number of at least 0'],
  [{ upServersMax: 0 }, 'upServersMax is 0: give a whole number of at least 1'],
  [{ downAfterMs: Infinity }, 'downAfterMs is Infinity: give a finite number of at least 0'],
])('an autoscaler with %j is refused', (change, message) => {
  expect(() => createAutoscaler({ ...settings, ...change })).toThrow(new RangeError(message));
});
