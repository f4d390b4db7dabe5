/** Ints of an entry: its time and its word. */
export const entryInts = 2;
/** Ints of a chunk: 32 entries. */
export const chunkInts = 64;
const chunkBits = 6;

/**
 * Lists of (time, word) in chunks of 32, one list for each bucket, all in one array. A bucket's `tail` is where its next
 * entry goes: 0 when it is empty, a multiple of 64 when its last chunk is full.
 */
export class Chunks {
  entries = new Int32Array(chunkInts * 1024);
  readonly tails: Int32Array;
  readonly #heads: Int32Array;
  /** The chunk after a chunk, in a bucket or among those that are free. */
  #nexts = new Int32Array(1024);
  #free = 0;
  /** Chunk 0 is nobody's, so that 0 can stand for none. */
  #made = 1;

  constructor(buckets: number) {
    this.tails = new Int32Array(buckets);
    this.#heads = new Int32Array(buckets);
  }

  append(bucket: number, us: number, word: number): void {
    let at = this.tails[bucket] as number;
    if ((at & (chunkInts - 1)) === 0) at = this.#extend(bucket, at);
    this.entries[at] = us;
    this.entries[at + 1] = word;
    this.tails[bucket] = at + entryInts;
  }

  /** The first chunk of a bucket, or 0. */
  first(bucket: number): number {
    return this.tails[bucket] === 0 ? 0 : (this.#heads[bucket] as number);
  }

  /** Whether a bucket fits into two chunks. */
  isShort(bucket: number): boolean {
    const first = this.#heads[bucket] as number;
    const last = ((this.tails[bucket] as number) - 1) >>> chunkBits;
    return first === last || this.#nexts[first] === last;
  }

  /** Frees a chunk of an emptied bucket. @returns the next one */
  release(chunk: number): number {
    const next = this.#nexts[chunk] as number;
    this.#nexts[chunk] = this.#free;
    this.#free = chunk;
    return next;
  }

  get bytes(): number {
    return (
      this.entries.byteLength +
      this.#nexts.byteLength +
      this.tails.byteLength +
      this.#heads.byteLength
    );
  }

  #extend(bucket: number, at: number): number {
    const chunk = this.#free === 0 ? this.#make() : this.#reuse();
    this.#nexts[chunk] = 0;
    if (at === 0) this.#heads[bucket] = chunk;
    else this.#nexts[(at >>> chunkBits) - 1] = chunk;
    return chunk << chunkBits;
  }

  #reuse(): number {
    const chunk = this.#free;
    this.#free = this.#nexts[chunk] as number;
    return chunk;
  }

  #make(): number {
    if (this.#made === this.#nexts.length) this.#grow();
    return this.#made++;
  }

  #grow(): void {
    const room = Math.ceil(this.#made * 1.25);
    const entries = new Int32Array(room * chunkInts);
    entries.set(this.entries);
    this.entries = entries;
    const nexts = new Int32Array(room);
    nexts.set(this.#nexts);
    this.#nexts = nexts;
  }
}
