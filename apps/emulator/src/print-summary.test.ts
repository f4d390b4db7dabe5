import { expect, test } from 'vitest';
import { stripVTControlCharacters } from 'node:util';
import { boundShown, verdictLines } from './print-summary.ts';
import { testSummary } from './report/testing/summary.ts';
import { twinsInWords } from './report/twins-in-words.ts';

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

test('what twins have shown is said for one replication as for many', () => {
  expect(twinsInWords({ replications: 12, clients: 20, comparisons: 48_211 })).toBe(
    '48,211 steps of 20 clients in each of 12 replications compared with real actors, all equal',
  );
  expect(twinsInWords({ replications: 1, clients: 1, comparisons: 1 })).toBe(
    '1 step of 1 client compared with real actors, all equal',
  );
});

test('the terminal says the verdict on each variant, what held it down, and the least shedding', () => {
  const [base, , budget, staged, handsOff] = testSummary().variants;
  const lines = (variant: typeof base) =>
    verdictLines(variant!).map((line) =>
      stripVTControlCharacters(line)
        .replace(/[\u00A0\u202F]/g, ' ')
        .trim(),
    );
  expect(lines(base)[0]).toBe('■ As it was: metastable (back later)');
  expect(lines(base)[1]).toMatch(/^consumer: sign in · wasted work: 83 %/);
  expect(lines(budget)).toEqual(['↗ A retry budget: recovered (recovered 2, metastable 1)']);
  expect(lines(staged)).toEqual(['– Staged roll-out with a health gate: stable']);
  expect(lines(handsOff).at(-1)).toMatch(/^least load shedding: 96\.9 % of connection attempts/);
});
