import { streamSeed, uniformAt } from '@squall/random';
import type { StormClientContext } from '../machine.ts';
import { type Stream, Xoshiro128, exponentialUs } from '../xoshiro128.ts';
import type { Chance } from './chance.ts';

/** Draw `index` of the stream `seed`, whichever was selected last. */
class SelectedDraw implements Stream {
  seed = 0;
  index = 0;

  uniform(): number {
    return uniformAt(this.seed, this.index);
  }

  exponentialUs(meanUs: number): number {
    return exponentialUs(meanUs, this.uniform());
  }

  below(range: number): number {
    return Math.floor(this.uniform() * range);
  }
}

/** Keys the receivers of messages apart from the waits: the two never share a draw, and one count does for both. */
const receivers = 0x51ed270b;

/** A stream for each client, of which it carries seed and count: what it draws does not depend on the others. */
export class OwnChance implements Chance {
  readonly service: Stream;
  readonly #seed: number;
  readonly #draw = new SelectedDraw();

  constructor(seed: number) {
    this.#seed = seed;
    this.service = new Xoshiro128(seed);
  }

  seedOf(client: number): number {
    return streamSeed(this.#seed, client);
  }

  receiverOf({ seed = 0, draws = 0 }: StormClientContext): Stream {
    return this.#select(seed ^ receivers, draws);
  }

  of({ seed = 0, draws = 0 }: StormClientContext): Stream {
    return this.#select(seed, draws);
  }

  #select(seed: number, index: number): Stream {
    this.#draw.seed = seed;
    this.#draw.index = index;
    return this.#draw;
  }
}
