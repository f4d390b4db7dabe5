import { expect, test } from 'vitest';
import { peakInWindow } from './peak-in-window.ts';

const peak = (times: readonly number[]) => peakInWindow(Float64Array.from(times), 100);

test('the most arrivals in any window, wherever it begins', () => {
  expect(peak([0, 90, 110, 150, 180, 400])).toBe(4);
  expect(peak([150, 0, 400, 110, 180, 90])).toBe(4);
});

test('the end of a window is not part of it', () => {
  expect(peak([0, 100])).toBe(1);
  expect(peak([0, 99.999])).toBe(2);
});

test('all at once, and nobody', () => {
  expect(peak([5, 5, 5])).toBe(3);
  expect(peak([])).toBe(0);
});
