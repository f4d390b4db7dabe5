import { describe, expect, test } from 'vitest';
import { createDigest, digestOf } from './digest.ts';

describe('a digest', () => {
  test('is the same for the same history and another for any other', () => {
    expect(digestOf([1, 2])).toBe(digestOf([1, 2]));
    const others = [
      digestOf([]),
      digestOf([1]),
      digestOf([2, 1]),
      digestOf([1, 2, 0]),
      digestOf([1, 2 + Number.EPSILON * 2]),
    ];
    expect(new Set([digestOf([1, 2]), ...others]).size).toBe(6);
  });

  test('knows one zero and one NaN', () => {
    const payload = new DataView(new ArrayBuffer(8));
    payload.setBigUint64(0, 0xfff8_0000_0000_0001n);
    expect(digestOf([-0])).toBe(digestOf([0]));
    expect(digestOf([payload.getFloat64(0)])).toBe(digestOf([Number.NaN]));
    expect(digestOf([Number.NaN])).not.toBe(digestOf([0]));
  });

  test('keeps texts apart from one another and from numbers', () => {
    const texts = [['ab'], ['a', 'b'], ['', 'ab'], ['ab', ''], [97, 98], ['97'], [97]];
    expect(new Set(texts.map((values) => digestOf(values))).size).toBe(texts.length);
  });

  test('takes any text: other scripts, half a pair, longer than the buffer', () => {
    const texts = ['привет', '🌩', '\ud83c', '\udf29', 'x'.repeat(100_000), 'x'.repeat(100_001)];
    expect(new Set(texts.map((text) => digestOf([text]))).size).toBe(texts.length);
  });

  test('can be read on the way, as often as one likes, and goes on', () => {
    const digest = createDigest();
    digest.number(1);
    expect(digest.hex()).toBe(digestOf([1]));
    expect(digest.hex()).toBe(digestOf([1]));
    digest.number(2);
    expect(digest.hex()).toBe(digestOf([1, 2]));
  });

  test('does not notice where its buffer ends', () => {
    const values = Array.from({ length: 20_001 }, (_, i) => i / 7);
    const digest = createDigest();
    values.forEach((value, i) => {
      digest.number(value);
      if (i % 5_000 === 1) digest.hex();
    });
    expect(digest.hex()).toBe(digestOf(values));
  });

  test('takes four numbers at once as one after the other, wherever they begin and whatever they are', () => {
    const odd = [-0, Number.NaN, Infinity, -Infinity, 1, 1e-320, -1.5, 7];
    const digest = createDigest();
    const values: (number | string)[] = [];
    for (let i = 0; i < 5000; i++) {
      const [a, b, c, d] = [0, 1, 2, 3].map((k) =>
        i % 7 === 0 ? odd[(i + 3 * k) % 8] : i / (k + 1),
      );
      if (i % 1009 === 5) {
        digest.text('x'.repeat(i % 5));
        values.push('x'.repeat(i % 5));
      }
      digest.four(a!, b!, c!, d!);
      values.push(a!, b!, c!, d!);
    }
    expect(digest.hex()).toBe(digestOf(values));
  });

  test('of digests is a digest', () => {
    const inner = [digestOf([1]), digestOf([2])];
    expect(digestOf(inner)).toMatch(/^[0-9a-f]{64}$/);
    expect(digestOf(inner)).not.toBe(digestOf(inner.toReversed()));
  });
});
