import { type Stream, Xoshiro128 } from '../xoshiro128.ts';
import type { Chance } from './chance.ts';

/** One stream for all: the draw order is the order of the events. */
export class SharedChance implements Chance {
  readonly service: Stream;

  constructor(seed: number) {
    this.service = new Xoshiro128(seed);
  }

  receiverOf(): Stream {
    return this.service;
  }

  of(): Stream {
    return this.service;
  }
}
