/**
 * What a hash is for. Two purposes never share a value by construction, because the purpose is keyed
 * in between the two rounds and not added to the counter.
 */
export const DRAW = 0;
export const CHILD = 0x5851f42d;
export const NESTED = 0x14057b7e;
export const TEXT = 0x2545f491;

/**
 * A keyed permutation of 32-bit words: for a fixed key and purpose, different words give different
 * results. The key enters before both rounds, so the sequences of two keys are neither shifted nor
 * re-ordered copies of one another, as they would be with a hash of `key + word * step`.
 * Rounds: C. Wellons, "Prospecting for Hash Functions" and its follow-up (public domain constants);
 * the key's multiplier is 2^32 over the golden ratio, made prime (Knuth).
 */
export function permute(key: number, word: number, purpose: number): number {
  let x = (word + Math.imul(key, 0x9e3779b1)) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0xd35a2d97);
  x ^= (x >>> 15) ^ key ^ purpose;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
