import { DDSketch } from '@datadog/sketches-js';
import { checkCount, checkNotNegative, checkShare } from './check.ts';

/** A histogram as plain JSON: travels between workers and adds up (`mergeHistograms`). */
export interface HistogramData {
  readonly relativeAccuracy: number;
  readonly sum: number;
  /** null when empty. */
  readonly min: number | null;
  readonly max: number | null;
  /** Values of 0 (and those below 2.3e-308, which have no bucket). */
  readonly zeros: number;
  /**
   * Buckets that hold something, ascending: [k, count]. Bucket k holds values above gamma^(k-1) and up to gamma^k, where
   * gamma = (1 + relativeAccuracy) / (1 - relativeAccuracy).
   */
  readonly buckets: readonly (readonly [bucket: number, count: number])[];
}

export interface HistogramOptions {
  /** A quantile lies within this share of the true one; 0.01 when not given. */
  readonly relativeAccuracy?: number;
}

/** A distribution of values of at least 0 in buckets that grow by a constant ratio: DDSketch. */
export class Histogram {
  readonly relativeAccuracy: number;
  readonly #sketch: DDSketch;

  constructor(relativeAccuracy: number) {
    this.relativeAccuracy = checkShare('relativeAccuracy', relativeAccuracy);
    this.#sketch = new DDSketch({ relativeAccuracy });
  }

  get count(): number {
    return this.#sketch.count;
  }

  get sum(): number {
    return this.#sketch.sum;
  }

  get mean(): number | null {
    return this.count > 0 ? this.sum / this.count : null;
  }

  /** The exact least value; null when empty. */
  get min(): number | null {
    return this.count > 0 ? this.#sketch.min : null;
  }

  /** The exact greatest value; null when empty. */
  get max(): number | null {
    return this.count > 0 ? this.#sketch.max : null;
  }

  /** @throws RangeError for a negative, NaN or infinite value: the sketch would take it without a word and go wrong */
  record(value: number): void {
    this.#sketch.accept(checkNotNegative('a value of the histogram', value));
  }

  /** The value of rank q · (count - 1), rounded down, within the relative accuracy; exact for 0 and 1; null when empty. */
  quantile(q: number): number | null {
    if (!(q >= 0 && q <= 1)) throw new RangeError(`q is ${q}: give a number from 0 to 1`);
    // The extremes are known exactly, and no bucket's middle may lie outside of them.
    if (this.count === 0 || q === 0) return this.min;
    if (q === 1) return this.max;
    const value = this.#sketch.getValueAtQuantile(q);
    return Math.min(Math.max(value, this.#sketch.min), this.#sketch.max);
  }

  /**
   * Adds the other's values to this one.
   *
   * @throws RangeError when the two have not the same accuracy
   */
  add(other: HistogramData): void {
    if (other.relativeAccuracy !== this.relativeAccuracy)
      throw new RangeError(
        `relativeAccuracy is ${other.relativeAccuracy} and ${this.relativeAccuracy}: merge histograms of one accuracy`,
      );
    const sketch = this.#sketch;
    // Bucket by bucket, and not by the sketch's own merge: in 2.1.1 that one takes a highest bucket of 0 (the value 1) for
    // none and counts into thin air. Fixed in sketches-py as issue 57.
    for (const [bucket, count] of other.buckets) sketch.store.add(bucket, count);
    sketch.zeroCount += other.zeros;
    sketch.count = sketch.store.count + sketch.zeroCount;
    sketch.sum += other.sum;
    sketch.min = Math.min(sketch.min, other.min ?? Infinity);
    sketch.max = Math.max(sketch.max, other.max ?? -Infinity);
  }

  /** Plain data; `JSON.stringify` uses it too. */
  toJSON(): HistogramData {
    const { store, zeroCount } = this.#sketch;
    const buckets: [number, number][] = [];
    store.bins.forEach((count, i) => {
      if (count > 0) buckets.push([i + store.offset, count]);
    });
    return {
      relativeAccuracy: this.relativeAccuracy,
      sum: this.sum,
      min: this.min,
      max: this.max,
      zeros: zeroCount,
      buckets,
    };
  }
}

/** An empty histogram. */
export function createHistogram({ relativeAccuracy = 0.01 }: HistogramOptions = {}): Histogram {
  return new Histogram(relativeAccuracy);
}

/** The histogram that the data describe. */
export function histogramFrom(data: HistogramData): Histogram {
  const histogram = new Histogram(data.relativeAccuracy);
  for (const [bucket, count] of data.buckets) checkCount(`the count of bucket ${bucket}`, count);
  histogram.add(data);
  return histogram;
}
