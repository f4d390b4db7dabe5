/** The one stream of uniform draws of a run. */
export interface Stream {
  /** The next draw, in the open interval (0, 1). */
  uniform(): number;
  /** Exponential with this mean, whole µs. */
  exponentialUs(meanUs: number): number;
  /** Uniform on 0 … below `range`, a whole number. */
  below(range: number): number;
}

/** The exponential that a uniform draw gives, whole µs. */
export const exponentialUs = (meanUs: number, uniform: number): number =>
  Math.floor(-meanUs * Math.log(uniform));

/** 2^-32 */
const unit = 1 / 4_294_967_296;

/** The state of a generator, one uint32 after another from splitmix32. */
export function expandSeed(seed: number): [number, number, number, number] {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return mixed ^ (mixed >>> 16);
  };
  return [next(), next(), next(), next()];
}

/**
 * xoshiro128** 1.1 by Blackman and Vigna (https://prng.di.unimi.it/xoshiro128starstar.c), seeded through splitmix32.
 * A uniform draw is (u32 + 0.5)·2^-32.
 */
export class Xoshiro128 implements Stream {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  /** @param seed a uint32 */
  constructor(seed: number) {
    [this.#a, this.#b, this.#c, this.#d] = expandSeed(seed);
  }

  uint32(): number {
    const b = this.#b;
    const scaled = Math.imul(b, 5);
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9) >>> 0;
    const c = this.#c ^ this.#a;
    const d = this.#d ^ b;
    this.#b = b ^ c;
    this.#a ^= d;
    this.#c = c ^ (b << 9);
    this.#d = (d << 11) | (d >>> 21);
    return result;
  }

  uniform(): number {
    return (this.uint32() + 0.5) * unit;
  }

  exponentialUs(meanUs: number): number {
    return exponentialUs(meanUs, this.uniform());
  }

  below(range: number): number {
    return Math.floor(this.uniform() * range);
  }
}
