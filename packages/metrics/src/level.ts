/** A level over a span of virtual time. */
export interface LevelValue {
  /** Time-weighted; the level itself when the span has no length. */
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /** At the end of the span. */
  readonly last: number;
}

/** Follows a level that stays as it is between changes, and the area under it. */
export class Level {
  readonly #fromMs: number;
  #atMs: number;
  #level: number;
  #area = 0;
  #min: number;
  #max: number;

  constructor(fromMs: number, level: number) {
    this.#fromMs = fromMs;
    this.#atMs = fromMs;
    this.#level = level;
    this.#min = level;
    this.#max = level;
  }

  get current(): number {
    return this.#level;
  }

  /** A level held for no time still counts for min and max: a queue that was full for an instant was full. */
  set(atMs: number, level: number): void {
    this.#area = this.#areaAt(atMs);
    this.#atMs = atMs;
    this.#level = level;
    if (level < this.#min) this.#min = level;
    if (level > this.#max) this.#max = level;
  }

  read(nowMs: number): LevelValue {
    const area = this.#areaAt(nowMs);
    const spanMs = nowMs - this.#fromMs;
    return {
      mean: spanMs > 0 ? area / spanMs : this.#level,
      min: this.#min,
      max: this.#max,
      last: this.#level,
    };
  }

  #areaAt(atMs: number): number {
    if (!(atMs >= this.#atMs))
      throw new RangeError(
        `time ${atMs} ms after ${this.#atMs} ms: give records in the order of time`,
      );
    return this.#area + this.#level * (atMs - this.#atMs);
  }
}
