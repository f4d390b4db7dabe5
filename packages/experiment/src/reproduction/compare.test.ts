import { estimate } from '@squall/metrics';
import { expect, test } from 'vitest';
import { compare } from './compare.ts';

/** Mean 10, deviation 2 of a single run, four runs. */
const ours = estimate([10 - Math.sqrt(3), 10 - Math.sqrt(3), 10 + Math.sqrt(3), 10 + Math.sqrt(3)]);

test('allowed are three standard errors of the difference, and half of the last digit', () => {
  const theirs = { figure: 'f', mean: 12, runs: 100, standardDeviation: 5, roundedTo: 1 };
  // 4/4 and 25/100
  expect(compare(theirs, ours).allowed).toBeCloseTo(3 * Math.sqrt(1 + 0.25) + 0.5, 12);
  expect(compare(theirs, ours).difference).toBeCloseTo(-2, 12);
});

test('a deviation that was not published is taken to be ours', () => {
  const { allowed } = compare({ figure: 'f', mean: 12, runs: 16 }, ours);
  expect(allowed).toBeCloseTo(3 * Math.sqrt(1 + 4 / 16), 12);
});

test('an exact figure adds no chance of its own', () => {
  expect(compare({ figure: 'f', mean: 10 }, ours).allowed).toBeCloseTo(3, 12);
});

test('within is up to what is allowed', () => {
  const judged = (mean: number) => compare({ figure: 'f', mean }, ours).within;
  expect([judged(12.99), judged(13.01), judged(7.01), judged(6.99)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('a single run without chance is held to the last digit', () => {
  const one = estimate([310.86]);
  expect(compare({ figure: 'f', mean: 311, roundedTo: 1 }, one)).toMatchObject({
    allowed: 0.5,
    within: true,
  });
  expect(compare({ figure: 'f', mean: 311 }, one).within).toBe(false);
});

test('what did not happen is not within', () => {
  expect(compare({ figure: 'f', mean: 0, roundedTo: 1 }, null)).toMatchObject({
    difference: null,
    within: false,
  });
});

test('the deviation that theory gives to one of our runs is used in place of the measured one', () => {
  // Nobody has seen an event in four runs: their deviation is 0.
  const none = estimate([0, 0, 0, 0]);
  expect(compare({ figure: 'f', mean: 0.01 }, none)).toMatchObject({ allowed: 0, within: false });
  expect(compare({ figure: 'f', mean: 0.01, standardDeviation: 0.125 }, none)).toMatchObject({
    allowed: 0.1875,
    within: true,
  });
});

test('what a limit leaves out is allowed for in full, however many runs there are', () => {
  const { allowed } = compare({ figure: 'f', mean: 12, leftOut: 0.5 }, ours);
  expect(allowed).toBeCloseTo(3 * Math.sqrt(1 + 0.25), 12);
});

test('a second bound is a share of their figure: the narrower one decides', () => {
  const allowed = (mean: number, relativeMax: number) =>
    compare({ figure: 'f', mean, relativeMax }, ours).allowed;
  expect(allowed(12, 0.03)).toBeCloseTo(0.36, 12);
  expect(allowed(-12, 0.03)).toBeCloseTo(0.36, 12);
  expect(allowed(12, 0.9)).toBeCloseTo(3, 12);
  // A share of nothing is nothing: there only chance decides.
  expect(allowed(0, 0.03)).toBeCloseTo(3, 12);
});
