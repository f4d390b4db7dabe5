import { Chunks, chunkInts, entryInts } from './chunks.ts';
import { Present } from './present.ts';
import { fields, noTime, oneArming, recordInts, slotMask } from './records.ts';

const fineBits = 6;
const coarseBits = 18;
const fineBuckets = 1 << (coarseBits - fineBits);
/** All of 31 bits of µs: nothing lies further ahead than the wheel reaches. */
const coarseBuckets = 1 << (31 - coarseBits);

/**
 * A two-level timing wheel: coarse buckets of 2^18 µs, of which the current one is spread over fine buckets of 64 µs. A fine
 * bucket is sorted when its time has come, and so is a coarse one that holds few. Entries are never removed: one that its record does not know any more is skipped.
 */
export class Wheel {
  nowUs = 0;
  readonly #records: Int32Array;
  readonly #coarse = new Chunks(coarseBuckets);
  readonly #fine = new Chunks(fineBuckets);
  /** A bit for each fine bucket that holds anything. */
  readonly #filled = new Int32Array(fineBuckets >> 5);
  readonly #present = new Present();
  /** Up to here everything lies in `present`. */
  #presentEndUs = 0;
  #coarseEndUs = 0;
  #nextCoarse = 0;

  constructor(records: Int32Array) {
    this.#records = records;
  }

  arm(slot: number, dueUs: number): void {
    const at = slot * recordInts;
    const records = this.#records;
    const word = ((records[at + fields.word] as number) + oneArming) | 0;
    records[at + fields.dueUs] = dueUs;
    records[at + fields.word] = word;
    if (dueUs >= this.#coarseEndUs) this.#coarse.append(dueUs >>> coarseBits, dueUs, word);
    else if (dueUs >= this.#presentEndUs) this.#appendFine(dueUs, word);
    else this.#present.insert(dueUs, word);
  }

  disarm(slot: number): void {
    this.#records[slot * recordInts + fields.dueUs] = noTime;
  }

  /**
   * Takes out the next timer and moves time to it.
   * @returns its slot, or -1 when none is due before the end; then the wheel is used up
   */
  take(endUs: number): number {
    const present = this.#present;
    const records = this.#records;
    for (;;) {
      while (present.at < present.size) {
        const dueUs = present.times[present.at] as number;
        const word = present.words[present.at] as number;
        if (dueUs >= endUs) return -1;
        present.at++;
        const slot = word & slotMask;
        const at = slot * recordInts;
        if (records[at] === dueUs && records[at + fields.word] === word) {
          this.nowUs = dueUs;
          return slot;
        }
      }
      if (!this.#advance(endUs)) return -1;
    }
  }

  get bytes(): number {
    const { byteLength } = this.#filled;
    return this.#coarse.bytes + this.#fine.bytes + byteLength + this.#present.bytes;
  }

  #appendFine(dueUs: number, word: number): void {
    const bucket = (dueUs >>> fineBits) & (fineBuckets - 1);
    this.#filled[bucket >> 5] = (this.#filled[bucket >> 5] as number) | (1 << (bucket & 31));
    this.#fine.append(bucket, dueUs, word);
  }

  /** Makes the next bucket that holds anything the present one. */
  #advance(endUs: number): boolean {
    const present = this.#present;
    present.at = present.size = 0;
    if (this.#presentEndUs < this.#coarseEndUs) {
      const bucket = this.#nextFilled((this.#presentEndUs >>> fineBits) & (fineBuckets - 1));
      if (bucket >= 0) {
        this.#openFine(bucket);
        return true;
      }
    }
    return this.#openCoarse(endUs);
  }

  /** @returns -1 when no bucket from here on holds anything */
  #nextFilled(from: number): number {
    const filled = this.#filled;
    let at = from >> 5;
    let bits = (filled[at] as number) & (-1 << (from & 31));
    while (bits === 0) {
      if (++at === filled.length) return -1;
      bits = filled[at] as number;
    }
    return at * 32 + 31 - Math.clz32(bits & -bits);
  }

  #openFine(bucket: number): void {
    const start = this.#coarseEndUs - (fineBuckets << fineBits);
    this.#presentEndUs = start + ((bucket + 1) << fineBits);
    this.#filled[bucket >> 5] = (this.#filled[bucket >> 5] as number) & ~(1 << (bucket & 31));
    this.#moveToPresent(this.#fine, bucket);
  }

  #openCoarse(endUs: number): boolean {
    const coarse = this.#coarse;
    while (coarse.tails[this.#nextCoarse] === 0) this.#nextCoarse++;
    const bucket = this.#nextCoarse++;
    const startUs = bucket * (1 << coarseBits);
    if (bucket >= coarseBuckets || startUs >= endUs) return false;
    this.#coarseEndUs = startUs + (1 << coarseBits);
    if (coarse.isShort(bucket)) {
      this.#presentEndUs = this.#coarseEndUs;
      this.#moveToPresent(coarse, bucket);
    } else {
      this.#presentEndUs = startUs;
      this.#spread(bucket);
    }
    return true;
  }

  /** Its entries become the present ones, in order of time. */
  #moveToPresent(chunks: Chunks, bucket: number): void {
    const { entries } = chunks;
    const records = this.#records;
    const present = this.#present;
    const tail = chunks.tails[bucket] as number;
    let chunk = chunks.first(bucket);
    while (chunk !== 0) {
      const end = chunkEnd(chunk, tail);
      for (let at = chunk * chunkInts; at < end; at += entryInts) {
        const dueUs = entries[at] as number;
        const word = entries[at + 1] as number;
        if (records[(word & slotMask) * recordInts] === dueUs) present.add(dueUs, word);
      }
      chunk = chunks.release(chunk);
    }
    chunks.tails[bucket] = 0;
    present.sort();
  }

  /** Reading all records at once, one independent of the other, also brings them into the cache. */
  #spread(bucket: number): void {
    const coarse = this.#coarse;
    const { entries } = coarse;
    const records = this.#records;
    const tail = coarse.tails[bucket] as number;
    let chunk = coarse.first(bucket);
    while (chunk !== 0) {
      const end = chunkEnd(chunk, tail);
      for (let at = chunk * chunkInts; at < end; at += entryInts) {
        const dueUs = entries[at] as number;
        const word = entries[at + 1] as number;
        if (records[(word & slotMask) * recordInts] === dueUs) this.#appendFine(dueUs, word);
      }
      chunk = coarse.release(chunk);
    }
    coarse.tails[bucket] = 0;
  }
}

/** Where the entries of a chunk end, in a bucket with this tail: the last chunk may be partly filled. */
function chunkEnd(chunk: number, tail: number): number {
  const full = (chunk + 1) * chunkInts;
  return tail > full - chunkInts && tail < full ? tail : full;
}
