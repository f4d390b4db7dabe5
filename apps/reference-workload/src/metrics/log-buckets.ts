/** Bits of the fraction that go into a bucket's number, besides the exponent. */
const fractionBits = 5;
const shift = 20 - fractionBits;
const buckets = 1 << (11 + fractionBits);

/**
 * Counts of values above 0 in buckets that are about 3 % wide: exponent and first bits of a float64 are the number of its
 * bucket, so that recording takes no logarithm.
 */
export class LogBuckets {
  count = 0;
  readonly #counts = new Uint32Array(buckets);
  readonly #value = new Float64Array(1);
  readonly #words = new Uint32Array(this.#value.buffer);

  record(value: number): void {
    this.#value[0] = value;
    const bucket = (this.#words[1] as number) >>> shift;
    this.#counts[bucket] = (this.#counts[bucket] as number) + 1;
    this.count++;
  }

  /** The lower end of the bucket in which a share `q` of the values lies below; NaN when there are none. */
  quantile(q: number): number {
    let rest = q * this.count;
    for (let bucket = 0; bucket < buckets; bucket++) {
      rest -= this.#counts[bucket] as number;
      if (rest <= 0 && this.#counts[bucket] !== 0) return this.#lowerEnd(bucket);
    }
    return Number.NaN;
  }

  get bytes(): number {
    return this.#counts.byteLength;
  }

  #lowerEnd(bucket: number): number {
    this.#words[0] = 0;
    this.#words[1] = bucket << shift;
    return this.#value[0] as number;
  }
}
