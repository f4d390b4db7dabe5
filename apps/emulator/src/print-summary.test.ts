import { expect, test } from 'vitest';
import { boundShown } from './print-summary.ts';

test('a bound on a time is a time, as what was measured is', () => {
  const bound = 'at least 60000, at most 1140000';
  expect(boundShown({ measure: 'cell.main.recoveryMs', bound })).toBe(
    'at least 01:00, at most 19:00',
  );
});

test('shares, counts and factors between variants stand as they are', () => {
  expect(boundShown({ measure: 'cell.main.onlineMin', bound: 'at least 0.95' })).toBe(
    'at least 0.95',
  );
  const factor = 'at most 0.9 times that of base';
  expect(boundShown({ measure: 'cell.main.recoveryMs', bound: factor })).toBe(factor);
});
