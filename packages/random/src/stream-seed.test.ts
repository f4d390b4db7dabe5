import { expect, test } from 'vitest';
import { streamSeed } from './index.ts';

test('a key names one stream', () => {
  expect(streamSeed(1, 'network')).toBe(streamSeed(1, 'network'));
  expect(streamSeed(1, 3)).toBe(streamSeed(1, 3));
});

test('a number and its text are different keys', () => {
  for (const key of [0, 1, 42, 0xffffffff]) {
    expect(streamSeed(1, key)).not.toBe(streamSeed(1, `${key}`));
  }
});

test('100,000 texts that differ in little name different streams, but for a few met by chance', () => {
  const texts = Array.from({ length: 100_000 }, (_, n) => `client:${n.toString(36)}`);
  const seeds = new Set(texts.map((text) => streamSeed(1, text)));
  // Among n seeds of 32 bits, n²/2^33 = 1.2 pairs meet by chance.
  expect(seeds.size).toBeGreaterThan(texts.length - 6);
});

test.each(['ab|ba', 'a|aa', '|\0', 'ä|a', 'client:1|client:10', '\0|\0\0'])('%j', (pair) => {
  const [one, other] = pair.split('|');
  expect(streamSeed(1, one!)).not.toBe(streamSeed(1, other!));
});

test.each([-1, 0.5, NaN, Infinity, 2 ** 32])('%s is neither a seed nor a key', (value) => {
  const rule = `is ${value}: give a whole number from 0 to 4294967295`;
  expect(() => streamSeed(value, 0)).toThrow(new RangeError(`seed ${rule}`));
  expect(() => streamSeed(0, value)).toThrow(new RangeError(`key ${rule}`));
});
