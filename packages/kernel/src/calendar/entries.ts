/** Entries to a chunk: a bucket grows by whole chunks, so that its entries lie side by side in memory. */
export const chunkEntries = 32;
const firstChunks = 64;
/** Words of 32 bits to an entry: two of due time, one of slot, one of stamp. */
const words = 4;

/**
 * The pending entries of a calendar, 16 bytes each, in chunks that are used again. An entry is its due time, the slot it
 * will fire, and the stamp that the slot had when it was armed: a slot with another stamp by then was disarmed or armed
 * anew, and the entry is stale. Chunk 0 is never given out, so that 0 stands for none.
 */
export class Entries {
  /** Entry `at`: due time at `2 * at`. */
  dues = new Float64Array(firstChunks * chunkEntries * 2);
  /** Entry `at`: slot at `4 * at + 2`, stamp at `4 * at + 3`. */
  marks = new Uint32Array(this.dues.buffer);
  /** By chunk: the one behind it, 0 for none. */
  nexts = new Int32Array(firstChunks);
  #free = 0;
  #used = 1;

  /** A chunk for a bucket; it has no next one. */
  take(): number {
    const chunk = this.#free;
    if (chunk === 0) return this.#open();
    this.#free = this.nexts[chunk] as number;
    this.nexts[chunk] = 0;
    return chunk;
  }

  release(chunk: number): void {
    this.nexts[chunk] = this.#free;
    this.#free = chunk;
  }

  dueOf(at: number): number {
    return this.dues[at * 2] as number;
  }

  slotOf(at: number): number {
    return this.marks[at * words + 2] as number;
  }

  stampOf(at: number): number {
    return this.marks[at * words + 3] as number;
  }

  get bytes(): number {
    return this.dues.byteLength + this.nexts.byteLength;
  }

  #open(): number {
    if (this.#used === this.nexts.length) this.#grow();
    return this.#used++;
  }

  #grow(): void {
    const chunks = Math.ceil(this.nexts.length * 1.5);
    const dues = new Float64Array(chunks * chunkEntries * 2);
    const marks = new Uint32Array(dues.buffer);
    marks.set(this.marks);
    const nexts = new Int32Array(chunks);
    nexts.set(this.nexts);
    this.dues = dues;
    this.marks = marks;
    this.nexts = nexts;
  }
}
