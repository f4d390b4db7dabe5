import { InputError } from '@squall/cluster';
import { expect, test } from 'vitest';
import { readMapFlags } from './map-options.ts';

const rangeOf = (load: string) => readMapFlags({ seed: '1', load }).load;

test('a range is from..to/count, or one value', () => {
  expect(rangeOf('2000..8000/7')).toEqual({ from: 2000, to: 8000, count: 7 });
  expect(rangeOf('0.05..0.5/4')).toEqual({ from: 0.05, to: 0.5, count: 4 });
  expect(rangeOf(' -1e3..+.5/2 ')).toEqual({ from: -1000, to: 0.5, count: 2 });
  expect(rangeOf('5000')).toEqual({ from: 5000, to: 5000, count: 1 });
  expect(readMapFlags({ seed: '1' })).not.toHaveProperty('load');
});

test.each([
  '',
  '1..2',
  '1..2/',
  '1-2/3',
  '..2/3',
  '1../3',
  '1..2/x',
  'NaN',
  '1..Infinity/2',
  '1;2',
])('"%s" is no range', (text) => {
  expect(() => rangeOf(text)).toThrow(
    new InputError(`--load is "${text}": give from..to/count, such as 2..8/7, or one value`),
  );
});
