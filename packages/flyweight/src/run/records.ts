import { type Layout, type Width, layOut, widthOf, widths } from './layout.ts';

/** Records of numbers in one buffer, each field as narrow as its values allow. One record is selected at a time. */
export class Records {
  readonly #count: number;
  readonly #widths: Width[];
  #layout: Layout;
  #f64: Float64Array;
  #u32: Uint32Array;
  #u16: Uint16Array;
  #u8: Uint8Array;
  /** First word of the selected record. */
  #base = 0;
  /** Records from here on were never written. */
  #filled = 0;

  constructor(count: number, first: readonly number[]) {
    this.#count = count;
    this.#widths = first.map(widthOf);
    this.#layout = layOut(this.#widths);
    const buffer = this.#newBuffer();
    this.#f64 = new Float64Array(buffer);
    this.#u32 = new Uint32Array(buffer);
    this.#u16 = new Uint16Array(buffer);
    this.#u8 = new Uint8Array(buffer);
  }

  select(record: number): void {
    this.#base = record * this.#layout.words;
    if (record >= this.#filled && record < this.#count) this.#filled = record + 1;
  }

  get selected(): number {
    return this.#layout.words === 0 ? 0 : this.#base / this.#layout.words;
  }

  read(field: number): number {
    const place = this.#layout.places[field] as number;
    switch (place & 3) {
      case widths.f64:
        return this.#f64[this.#base + (place >> 2)] as number;
      case widths.u32:
        return this.#u32[this.#base * 2 + (place >> 2)] as number;
      case widths.u16:
        return this.#u16[this.#base * 4 + (place >> 2)] as number;
      default:
        return this.#u8[this.#base * 8 + (place >> 2)] as number;
    }
  }

  write(field: number, value: number): void {
    const place = this.#layout.places[field] as number;
    if ((place & 3) === widths.f64) {
      this.#f64[this.#base + (place >> 2)] = value;
      return;
    }
    const needed = widthOf(value);
    if (needed < (place & 3)) {
      this.#widen(field, needed);
      this.write(field, value);
      return;
    }
    if ((place & 3) === widths.u32) this.#u32[this.#base * 2 + (place >> 2)] = value;
    else if ((place & 3) === widths.u16) this.#u16[this.#base * 4 + (place >> 2)] = value;
    else this.#u8[this.#base * 8 + (place >> 2)] = value;
  }

  /** Copies the selected record to the spare one behind all others; `restore` takes it back. */
  keep(): void {
    this.#copy(this.#base, this.#count * this.#layout.words);
  }

  restore(): void {
    this.#copy(this.#count * this.#layout.words, this.#base);
  }

  get bytes(): number {
    return this.#u8.byteLength;
  }

  #copy(from: number, to: number): void {
    // As whole numbers: a float64 that is no number might change its bits on the way.
    const half = this.#layout.words * 2;
    for (let at = 0; at < half; at++) this.#u32[to * 2 + at] = this.#u32[from * 2 + at] as number;
  }

  /** All records move into a buffer with room for the wider field. Rare: three times for each field at the most. */
  #widen(field: number, width: Width): void {
    const { selected } = this;
    const before = new Records(this.#count, []);
    before.#layout = this.#layout;
    before.#view(this.#f64.buffer);
    this.#widths[field] = width;
    this.#layout = layOut(this.#widths);
    this.#view(this.#newBuffer());
    for (let record = 0; record < this.#filled; record++) this.#copyFrom(before, record);
    this.#copyFrom(before, this.#count);
    this.#base = selected * this.#layout.words;
  }

  #copyFrom(other: Records, record: number): void {
    other.#base = record * other.#layout.words;
    this.#base = record * this.#layout.words;
    for (let field = 0; field < this.#widths.length; field++) this.write(field, other.read(field));
  }

  #view(buffer: ArrayBufferLike): void {
    this.#f64 = new Float64Array(buffer);
    this.#u32 = new Uint32Array(buffer);
    this.#u16 = new Uint16Array(buffer);
    this.#u8 = new Uint8Array(buffer);
  }

  #newBuffer(): ArrayBuffer {
    return new ArrayBuffer((this.#count + 1) * this.#layout.words * 8);
  }
}
