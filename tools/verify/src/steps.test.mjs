// @ts-check
import { expect, test } from 'vitest';
import { chosen, steps } from './steps.mjs';

test('without --only everything runs, the tests last and after the build', () => {
  const names = chosen(undefined);
  expect(names).toEqual([...steps.map((step) => step.name), 'tests']);
  expect(names.indexOf('build')).toBeLessThan(names.indexOf('publint'));
});

test('--only takes names with commas', () => {
  expect(chosen('tidy, tests')).toEqual(['tidy', 'tests']);
});

test('an unknown name is refused with those there are', () => {
  expect(() => chosen('tidy,nope')).toThrow(/--only has "nope": give some of format, lint/);
  expect(() => chosen('')).toThrow(/--only has ""/);
});
