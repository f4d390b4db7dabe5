/**
 * What a hash is for. The purpose is keyed in between the two mixes, not added to the counter, so a
 * stream's draws, its children's seeds and its nested streams never run into one another. None is 0,
 * or the first draw of seed 0 would be 0. The values are arbitrary.
 */
export const DRAW = 0x3c6ef372;
export const CHILD = 0x5851f42d;
export const NESTED = 0x14057b7e;
export const TEXT = 0x2545f491;

/**
 * A keyed permutation of 32-bit words: for a fixed key and purpose, different words give different
 * results. The key enters twice, before a mix of two rounds and before one of three, combined in two
 * ways (xor, then addition): the sequences of two keys are then neither shifted nor re-ordered copies
 * of one another, as they would be with a hash of `key + word · step`. The three rounds of the second
 * mix are needed: with two, keys that differ in one bit showed correlations at some shift.
 * Rounds: C. Wellons, hash-prospector (public domain), a two-round mix and triple32. The key's
 * multiplier is 2^32 over the golden ratio, to the next prime (Knuth).
 */
export function permute(key: number, word: number, purpose: number): number {
  const spread = Math.imul(key ^ (key >>> 16), 0x9e3779b1);
  let x = word ^ spread;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0xd35a2d97);
  x = ((x ^ (x >>> 15)) + (spread ^ (spread >>> 15) ^ purpose)) | 0;
  x = Math.imul(x ^ (x >>> 17), 0xed5ad4bb);
  x = Math.imul(x ^ (x >>> 11), 0xac4c1b51);
  x = Math.imul(x ^ (x >>> 15), 0x31848bab);
  return (x ^ (x >>> 14)) >>> 0;
}
