import { expect, test } from 'vitest';
import { uint32At, uniformAt } from './index.ts';

test('a draw is a value: the same for the same seed and index, in any order', () => {
  const forwards = [0, 1, 2, 3].map((index) => uniformAt(7, index));
  const backwards = [3, 2, 1, 0].map((index) => uniformAt(7, index));
  expect(backwards.toReversed()).toEqual(forwards);
});

test('a draw is a uint32, and the uniform draw the middle of its 2^-32th of (0, 1)', () => {
  for (let index = 0; index < 1000; index += 1) {
    const word = uint32At(3, index);
    expect(word).toBe(word >>> 0);
    expect(uniformAt(3, index)).toBe((word + 0.5) / 2 ** 32);
  }
});

test('a stream does not repeat a word: its first 2^20 are all different', () => {
  const words = Uint32Array.from({ length: 2 ** 20 }, (_, index) => uint32At(5, index)).sort();
  expect(words.every((word, at) => at === 0 || word !== words[at - 1])).toBe(true);
});
