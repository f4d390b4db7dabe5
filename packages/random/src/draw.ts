import { normalQuantile } from './normal-quantile.ts';
import { DRAW, permute } from './permute.ts';

/**
 * Draw number `index` of the stream `seed`, a whole number from 0 to 2^32 - 1.
 * Both arguments are read as uint32; a stream has 2^32 draws. Not checked: this is the hot path.
 */
export const uint32At = (seed: number, index: number): number => permute(seed, index, DRAW);

/** Draw number `index` of the stream `seed`, in the open interval (0, 1): never 0, never 1. */
export const uniformAt = (seed: number, index: number): number =>
  (permute(seed, index, DRAW) + 0.5) * 2 ** -32;

/** Draw number `index` of the stream `seed`, from the standard normal distribution: mean 0, deviation 1. */
export const normalAt = (seed: number, index: number): number =>
  normalQuantile(uniformAt(seed, index));
