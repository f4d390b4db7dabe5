import { checkUint32 } from './checks.ts';
import { CHILD, TEXT, permute } from './permute.ts';

/**
 * The seed of the stream that `key` names under `seed`: a uint32.
 * For one seed, different numeric keys give different seeds; texts are hashed to 64 bits first, so two
 * of them may in theory meet. A number and its text are different keys. Nest the calls for a path.
 * @throws RangeError when the seed or a numeric key is not a whole number from 0 to 2^32 - 1
 */
export function streamSeed(seed: number, key: string | number): number {
  checkUint32('seed', seed);
  if (typeof key === 'string') return textSeed(seed, key);
  checkUint32('key', key);
  return permute(seed, key, CHILD);
}

/** Two lanes over the UTF-16 code units, each multiplied by a prime of its own (as FNV-1a does). */
function textSeed(seed: number, key: string): number {
  let low = 0x811c9dc5;
  let high = key.length;
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul((high ^ unit) + (high >>> 15), 0x85ebca77);
  }
  return permute(permute(seed, low, TEXT), high, TEXT);
}
