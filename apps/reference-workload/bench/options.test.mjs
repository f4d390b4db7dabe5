// @ts-check
import { expect, test } from 'vitest';
import { readOptions } from './options.mjs';

test('without options: five rounds of four sizes, compared with the committed ratios', () => {
  expect(readOptions([])).toEqual({
    rounds: 5,
    sizes: [1000, 10_000, 100_000, 1_000_000],
    withoutPeers: false,
    write: false,
  });
});

test('sizes are listed with commas', () => {
  expect(readOptions(['--sizes=100, 2000', '--rounds=1', '--without-peers', '--write'])).toEqual({
    rounds: 1,
    sizes: [100, 2000],
    withoutPeers: true,
    write: true,
  });
});

test.each([
  ['--rounds=0', '--rounds has "0": give a whole number of at least 1'],
  ['--rounds=', '--rounds has "": give a whole number of at least 1'],
  ['--sizes=150', '--sizes has "150": give a multiple of 100'],
  ['--sizes=1000,', '--sizes has "": give a multiple of 100'],
  ['--sizes=1e9', '--sizes has "1e9": give a multiple of 100 up to 10,000,000'],
  ['--size=1000', "Unknown option '--size'"],
  ['1000', "Unexpected argument '1000'. This command does not take positional arguments"],
])('%s is refused in one line', (option, message) => {
  expect(() => readOptions([option])).toThrow(message);
});
