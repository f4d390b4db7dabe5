import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { streamSeed } from './index.ts';
import { inverse, unshift } from './testing/undo.ts';

const uint32 = fc.integer({ min: 0, max: 0xffffffff });

test('for one seed, different numeric keys name different streams', () => {
  fc.assert(
    fc.property(uint32, uint32, uint32, (seed, one, other) => {
      fc.pre(one !== other);
      expect(streamSeed(seed, one)).not.toBe(streamSeed(seed, other));
    }),
    { seed: 1, numRuns: 5000 },
  );
});

test('keys that differ in one bit name different streams, and so do those of a whole block', () => {
  fc.assert(
    fc.property(uint32, uint32, (seed, first) => {
      const flipped = Array.from({ length: 32 }, (_, bit) => (first ^ (1 << bit)) >>> 0);
      const block = Array.from({ length: 2 ** 12 }, (_, n) => (first + n) >>> 0);
      const keys = new Set([first, ...flipped, ...block]);
      expect(new Set([...keys].map((key) => streamSeed(seed, key))).size).toBe(keys.size);
    }),
    { seed: 1, numRuns: 100 },
  );
});

test('injective: every step of the hash can be undone, so a key can be read from seed and stream', () => {
  fc.assert(
    fc.property(uint32, uint32, (seed, key) => {
      expect(keyOf(seed, streamSeed(seed, key))).toBe(key);
    }),
    { seed: 1, numRuns: 5000 },
  );
});

/** The hash of stream seeds, run backwards. */
function keyOf(seed: number, stream: number): number {
  const spread = Math.imul(seed ^ (seed >>> 16), 0x9e3779b1);
  let x = unshift(stream, 14);
  x = unshift(Math.imul(x, inverse(0x31848bab)), 15);
  x = unshift(Math.imul(x, inverse(0xac4c1b51)), 11);
  x = unshift(Math.imul(x, inverse(0xed5ad4bb)), 17);
  x = unshift(x - (spread ^ (spread >>> 15) ^ 0x5851f42d), 15);
  x = unshift(Math.imul(x, inverse(0xd35a2d97)), 15);
  x = unshift(Math.imul(x, inverse(0x21f0aaad)), 16);
  return (x ^ spread) >>> 0;
}
