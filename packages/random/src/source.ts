import { checkUint32 } from './checks.ts';
import type { Distribution } from './distribution.ts';
import { uniformAt } from './draw.ts';
import { sampleAt } from './sample.ts';

/** A cursor over a stream, for shells that draw in order. The pair (seed, index) is its whole state. */
export interface Source {
  readonly seed: number;
  /** The index of the next draw; set it to go back or ahead. */
  index: number;
  /** The next draw, in the open interval (0, 1). */
  uniform(): number;
  /** The next draw, from a distribution. */
  sample(distribution: Distribution): number;
}

class StreamSource implements Source {
  readonly seed: number;
  index: number;

  constructor(seed: number, index: number) {
    this.seed = seed;
    this.index = index;
  }

  uniform(): number {
    return uniformAt(this.seed, this.index++);
  }

  sample(distribution: Distribution): number {
    return sampleAt(distribution, this.seed, this.index++);
  }
}

/**
 * A source at draw `index` of the stream `seed`.
 * @throws RangeError when either is not a whole number from 0 to 2^32 - 1
 */
export function createSource(seed: number, index = 0): Source {
  checkUint32('seed', seed);
  checkUint32('index', index);
  return new StreamSource(seed, index);
}
