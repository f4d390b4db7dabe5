/** The entries of the bucket that is current, in order of time; equal times in the order in which they came. */
export class Present {
  times = new Int32Array(1024);
  words = new Int32Array(1024);
  at = 0;
  size = 0;

  /** Behind all others, in whatever order of time: `sort` follows. */
  add(us: number, word: number): void {
    if (this.size === this.times.length) this.#grow();
    this.times[this.size] = us;
    this.words[this.size++] = word;
  }

  /** Stable. A bucket holds few entries, or few that are out of place. */
  sort(): void {
    const { size } = this;
    for (let from = 1; from < size; from++) this.#sink(from);
  }

  insert(us: number, word: number): void {
    this.add(us, word);
    this.#sink(this.size - 1);
  }

  get bytes(): number {
    return this.times.byteLength + this.words.byteLength;
  }

  #sink(from: number): void {
    const { times, words } = this;
    const us = times[from] as number;
    const word = words[from] as number;
    let to = from;
    for (; to > this.at && (times[to - 1] as number) > us; to--) {
      times[to] = times[to - 1] as number;
      words[to] = words[to - 1] as number;
    }
    times[to] = us;
    words[to] = word;
  }

  #grow(): void {
    const times = new Int32Array(this.size * 2);
    times.set(this.times);
    this.times = times;
    const words = new Int32Array(this.size * 2);
    words.set(this.words);
    this.words = words;
  }
}
