import { describe, expect, test } from 'vitest';
import { streamSeed, uint32At, uniformAt } from './index.ts';
import { inverse, unshift } from './testing/undo.ts';
import { chiSquareP, correlation, kolmogorovSmirnov, moments } from './testing/statistics.ts';

// Every test draws with fixed seeds, so it passes always or never. The bounds would be crossed by
// chance once in a thousand (chi-square, Kolmogorov-Smirnov) or once in 15,000 (four standard errors).
const P_MIN = 0.001;
const KS_MAX = 1.95;
const SIGMAS = 4;

const N = 2 ** 17;
const draws = (draw: (n: number) => number, count = N): number[] =>
  Array.from({ length: count }, (_, n) => draw(n));

/** Sequences in which draws are met: along a stream, across streams, across master seeds, both. */
const sequences: Record<string, (n: number) => readonly [seed: number, index: number]> = {
  'one stream': (n) => [7, n],
  'one index of neighbouring seeds': (n) => [n, 0],
  'the first draws of child streams': (n) => [streamSeed(1, n), 0],
  'a few draws of each child stream, in turn': (n) => [streamSeed(1, n >> 2), n & 3],
  'all child streams, draw by draw': (n) => [streamSeed(1, n & 1023), n >> 10],
  'one child of neighbouring master seeds': (n) => [streamSeed(n, 0), 0],
  'a square of small seeds and indexes': (n) => [n >> 8, n & 255],
};

describe.each(Object.entries(sequences))('%s', (_, at) => {
  const u = draws((n) => uniformAt(...at(n)));

  test('is uniform: mean, variance and distribution', () => {
    const { mean, variance } = moments(u);
    expect(Math.abs(mean - 1 / 2) / Math.sqrt(1 / 12 / N)).toBeLessThan(SIGMAS);
    // The variance of the squared deviation of a uniform variable is 1/80 - 1/144 = 1/180.
    expect(Math.abs(variance - 1 / 12) / Math.sqrt(1 / 180 / N)).toBeLessThan(SIGMAS);
    expect(kolmogorovSmirnov(u, (x) => x)).toBeLessThan(KS_MAX);
  });

  test.each([0, 8, 16, 24])('is uniform in the byte from bit %i', (bit) => {
    const counts = Array.from({ length: 256 }, () => 0);
    for (let n = 0; n < N; n += 1) counts[(uint32At(...at(n)) >>> bit) & 255]! += 1;
    expect(chiSquareP(counts)).toBeGreaterThan(P_MIN);
  });

  test('has no serial correlation, and neighbours fill the square evenly', () => {
    for (const lag of [1, 2, 3, 4, 16, 256, 1024]) {
      const r = correlation(u.slice(0, -lag), u.slice(lag));
      expect(Math.abs(r) * Math.sqrt(N - lag)).toBeLessThan(SIGMAS);
    }
    const counts = Array.from({ length: 1024 }, () => 0);
    u.slice(1).forEach((x, n) => (counts[Math.floor(x * 32) * 32 + Math.floor(u[n]! * 32)]! += 1));
    expect(chiSquareP(counts)).toBeGreaterThan(P_MIN);
  });
});

/** Pairs of streams that a weak hash would tie together. */
const pairs: readonly (readonly [string, number, number])[] = [
  ['neighbouring seeds', 1, 2],
  ['seeds that differ in the lowest bit', 0xdeadbeee, 0xdeadbeef],
  ['seeds that differ in the highest bit', 5, 0x80000005],
  ['seeds that differ in all bits', 0, 0xffffffff],
  ['seeds that differ by the golden ratio', 3, (3 + 0x9e3779b9) >>> 0],
  ['neighbouring children', streamSeed(1, 4), streamSeed(1, 5)],
  ['parent and child', 9, streamSeed(9, 0)],
  ['children of a number and of its text', streamSeed(1, 4), streamSeed(1, '4')],
];

describe.each(pairs)('%s', (_, one, other) => {
  test('are uncorrelated, draw by draw and shifted by a few', () => {
    const [a, b] = [draws((n) => uniformAt(one, n)), draws((n) => uniformAt(other, n))];
    for (const lag of [0, 1, 2, 3]) {
      const r = correlation(a.slice(0, N - lag), b.slice(lag));
      expect(Math.abs(r) * Math.sqrt(N - lag)).toBeLessThan(SIGMAS);
    }
  });

  test('are not copies of each other, shifted or re-ordered', () => {
    expect(commonest(one, other, uint32At)).toBeLessThan(5);
  });
});

// The worst pairs there are: at the places n and n ^ difference their hashes run alike up to the second
// key. Without that key they would be re-ordered copies, and a weak mix after it would show here.
describe.each([1, 2, 0x300, 0x10000, 0x80000000])(
  'seeds alike but for %i after the first key',
  (difference) => {
    const [one, other] = [seedOfFirstKey(0), seedOfFirstKey(difference)];

    test('are not copies of each other, re-ordered', () => {
      const copied = draws((n) => n).filter(
        (n) => uint32At(one, n) === uint32At(other, n ^ difference),
      );
      expect(copied).toEqual([]);
    });

    test('are independent where they ran alike, in every byte', () => {
      for (const bit of [0, 12, 24]) {
        const counts = Array.from({ length: 1024 }, () => 0);
        for (let n = 0; n < 2 ** 18; n += 1) {
          const [a, b] = [uint32At(one, n) >>> bit, uint32At(other, n ^ difference) >>> bit];
          counts[((a >>> 3) & 31) * 32 + ((b >>> 3) & 31)]! += 1;
        }
        expect(chiSquareP(counts)).toBeGreaterThan(P_MIN);
      }
    });
  },
);

/** The seed that the first step of the hash turns into `key`. */
function seedOfFirstKey(key: number): number {
  return unshift(Math.imul(key, inverse(0x9e3779b1)), 16) >>> 0;
}

test('the search for copies would have found those of a hash of seed + index', () => {
  const weak = (seed: number, index: number): number => uint32At(0, seed + index);
  expect(commonest(1, 2, weak)).toBe(2 ** 18 - 1);
});

/**
 * How often the commonest displacement, by difference or by exclusive or, occurs between the places of
 * a word in two streams. Among 2^18 draws of each, chance makes 16 words common, at places of no pattern.
 */
function commonest(one: number, other: number, draw: (seed: number, n: number) => number): number {
  const places = new Map(draws((n) => draw(one, n), 2 ** 18).map((word, n) => [word, n]));
  const counts = new Map<string, number>();
  for (let n = 0; n < 2 ** 18; n += 1) {
    const place = places.get(draw(other, n));
    if (place === undefined) continue;
    for (const displacement of [`difference ${place - n}`, `exclusive or ${place ^ n}`]) {
      counts.set(displacement, (counts.get(displacement) ?? 0) + 1);
    }
  }
  return Math.max(0, ...counts.values());
}

test('flipping any bit of seed or index flips every bit of the draw half of the time', () => {
  const rounds = 2 ** 12;
  let worst = 0;
  for (let bit = 0; bit < 64; bit += 1) {
    const flips = Array.from({ length: 32 }, () => 0);
    for (let n = 0; n < rounds; n += 1) {
      const [seed, index] = [n >> 6, n & 63];
      const [otherSeed, otherIndex] =
        bit < 32 ? [seed ^ (1 << bit), index] : [seed, index ^ (1 << (bit - 32))];
      const changed = uint32At(seed, index) ^ uint32At(otherSeed, otherIndex);
      for (let out = 0; out < 32; out += 1) flips[out]! += (changed >>> out) & 1;
    }
    for (const count of flips) {
      worst = Math.max(worst, Math.abs(count - rounds / 2) / Math.sqrt(rounds / 4));
    }
  }
  // 2048 counts; low bits are met in pairs, (a, b) and (b, a), which widens their spread by √2.
  expect(worst).toBeLessThan(5 * Math.SQRT2);
});
