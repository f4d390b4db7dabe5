import { expect, test } from 'vitest';
import { cutSpans } from './spans.ts';

test('each cohort is one span when nobody is watched', () => {
  expect(cutSpans([3, 0, 2], () => false)).toEqual([
    { cohort: 0, first: 0, size: 3, watched: false },
    { cohort: 2, first: 3, size: 2, watched: false },
  ]);
});

test('a watched client stands alone between the others', () => {
  expect(cutSpans([3, 2], (client) => client === 1)).toEqual([
    { cohort: 0, first: 0, size: 1, watched: false },
    { cohort: 0, first: 1, size: 1, watched: true },
    { cohort: 0, first: 2, size: 1, watched: false },
    { cohort: 1, first: 3, size: 2, watched: false },
  ]);
});

test('watched clients at the ends leave no empty spans', () => {
  const spans = cutSpans([2, 1], () => true);
  expect(spans.map(({ first, size }) => [first, size])).toEqual([
    [0, 1],
    [1, 1],
    [2, 1],
  ]);
});
