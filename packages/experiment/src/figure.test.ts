import { expect, test } from 'vitest';
import { assumed, documented, isFigure } from './figure.ts';

test('a figure carries its value and where it comes from', () => {
  expect(documented(3, 'a post')).toMatchObject({ value: 3, kind: 'documented', note: 'a post' });
  expect(assumed(3, 'a guess', [1, 5])).toMatchObject({
    value: 3,
    kind: 'assumed',
    note: 'a guess',
    range: [1, 5],
  });
  expect(assumed('x', 'a guess')).not.toHaveProperty('range');
});

test('only what was marked is a figure, whatever it looks like', () => {
  expect(isFigure(documented(null, 'a post'))).toBe(true);
  expect(isFigure({ value: 3, kind: 'documented', note: 'a post' })).toBe(false);
  for (const value of [null, undefined, 3, 'x', [assumed(1, 'y')]])
    expect(isFigure(value)).toBe(false);
});
