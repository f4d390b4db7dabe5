import { type Entries, chunkEntries } from './entries.ts';

/** Buckets to a turn, as a power of two. */
export const bucketBits = 11;
export const buckets = 1 << bucketBits;
const mask = buckets - 1;
const chunkMask = chunkEntries - 1;

/** One turn of a timing wheel: buckets of entries in the order of their arrival, and which of them hold any. */
export class Wheel {
  readonly #entries: Entries;
  /** By bucket: its first chunk, 0 for none. */
  readonly #heads = new Int32Array(buckets);
  /** By bucket: where its next entry goes; on the border of a chunk when that chunk is full. */
  readonly #ends = new Int32Array(buckets);
  /** A bit for each bucket that is not empty. */
  readonly #filled = new Int32Array(buckets >> 5);

  constructor(entries: Entries) {
    this.#entries = entries;
  }

  append(tick: number, dueMs: number, slot: number, stamp: number): void {
    const bucket = tick & mask;
    let at = this.#ends[bucket] as number;
    if ((at & chunkMask) === 0) at = this.#lengthen(bucket, at);
    const { dues, marks } = this.#entries;
    dues[at * 2] = dueMs;
    marks[at * 4 + 2] = slot;
    marks[at * 4 + 3] = stamp;
    this.#ends[bucket] = at + 1;
  }

  /** The first bucket from `from` on that holds anything; -1 when there is none up to the end of the turn. */
  next(from: number): number {
    if (from >= buckets) return -1;
    let word = from >> 5;
    let bits = (this.#filled[word] as number) & (-1 << (from & 31));
    while (bits === 0) {
      if (++word === this.#filled.length) return -1;
      bits = this.#filled[word] as number;
    }
    return (word << 5) + (31 - Math.clz32(bits & -bits));
  }

  /** The first chunk of a bucket; 0 when it is empty. */
  head(bucket: number): number {
    return this.#heads[bucket] as number;
  }

  /** Where the entries of a bucket end. */
  end(bucket: number): number {
    return this.#ends[bucket] as number;
  }

  /** The bucket is empty from now on; its chunks are the caller's. */
  clear(bucket: number): void {
    this.#heads[bucket] = 0;
    this.#ends[bucket] = 0;
    this.#filled[bucket >> 5] = (this.#filled[bucket >> 5] as number) & ~(1 << (bucket & 31));
  }

  get bytes(): number {
    return this.#heads.byteLength + this.#ends.byteLength + this.#filled.byteLength;
  }

  /** Puts a chunk behind the last one of a bucket. */
  #lengthen(bucket: number, at: number): number {
    const chunk = this.#entries.take();
    if (at === 0) {
      this.#heads[bucket] = chunk;
      this.#filled[bucket >> 5] = (this.#filled[bucket >> 5] as number) | (1 << (bucket & 31));
    } else this.#entries.nexts[at / chunkEntries - 1] = chunk;
    return chunk * chunkEntries;
  }
}
