import { type Field, type Layout, layOut, widthOf, widths } from './layout.ts';

/**
 * One record of numbers for each actor in one buffer: its context, each field as narrow as its values allow, and what the
 * engine keeps of it, so that all that an event touches lies together. One record is selected at a time.
 */
export class Records {
  /** The fields of the context. */
  readonly fields: Field[] = [];
  u32: Uint32Array;
  readonly #count: number;
  readonly #lanes: number;
  readonly #moved: () => void;
  #layout: Layout;
  #f64: Float64Array;
  #u16: Uint16Array;
  #u8: Uint8Array;
  /** As in the layout, at hand. */
  #words = 0;
  #configurationAt = 0;
  #statusAt = 0;
  /** First word of the selected record. */
  #base = 0;
  /** Records from here on were never written. */
  #filled = 0;

  /** @param moved told when all records have moved to another buffer or got another layout */
  constructor(count: number, lanes: number, moved: () => void) {
    this.#count = count;
    this.#lanes = lanes;
    this.#moved = moved;
    this.#layout = layOut(this.fields, lanes);
    this.#remember(this.#layout);
    const buffer = this.#newBuffer();
    this.#f64 = float64s(buffer);
    this.u32 = new Uint32Array(buffer);
    this.#u16 = new Uint16Array(buffer);
    this.#u8 = new Uint8Array(buffer);
  }

  get layout(): Layout {
    return this.#layout;
  }

  select(record: number): void {
    this.#base = record * this.#words;
    if (record >= this.#filled && record < this.#count) this.#filled = record + 1;
  }

  get selected(): number {
    return this.#base / this.#words;
  }

  read({ width, at }: Field): number {
    switch (width) {
      case widths.f64:
        return this.#f64[(this.#base >>> 1) + at] as number;
      case widths.u32:
        return this.u32[this.#base + at] as number;
      case widths.u16:
        return this.#u16[this.#base * 2 + at] as number;
      default:
        return this.#u8[this.#base * 4 + at] as number;
    }
  }

  write(field: Field, value: number): void {
    const { width, at } = field;
    if (width === widths.f64) this.#f64[(this.#base >>> 1) + at] = value;
    else if (value >>> 0 !== value || Object.is(value, -0)) this.#widen(field, value);
    else if (width === widths.u8 && value <= 0xff) this.#u8[this.#base * 4 + at] = value;
    else if (width === widths.u16 && value <= 0xffff) this.#u16[this.#base * 2 + at] = value;
    else if (width === widths.u32) this.u32[this.#base + at] = value;
    else this.#widen(field, value);
  }

  configuration(record: number): number {
    return this.#u16[record * this.#words * 2 + this.#configurationAt] as number;
  }

  setConfiguration(record: number, configuration: number): void {
    this.#u16[record * this.#words * 2 + this.#configurationAt] = configuration;
  }

  status(record: number): number {
    return this.#u8[record * this.#words * 4 + this.#statusAt] as number;
  }

  setStatus(record: number, status: number): void {
    this.#u8[record * this.#words * 4 + this.#statusAt] = status;
  }

  /** Copies the context of the selected record to the spare one behind all others; `restore` takes it back. */
  keep(): void {
    this.#copy(this.#base, this.#count * this.#words);
  }

  restore(): void {
    this.#copy(this.#count * this.#words, this.#base);
  }

  /** More fields, as wide as these first values need. */
  addFields(values: readonly number[]): void {
    const before = this.fields.map((field) => ({ ...field }));
    for (const value of values) this.fields.push({ width: widthOf(value), at: 0 });
    this.#layOutAnew(before);
  }

  get bytes(): number {
    return this.#u8.byteLength;
  }

  #copy(from: number, to: number): void {
    // As whole numbers: a float64 that is no number might change its bits on the way.
    const words = this.#words;
    for (let at = 0; at < words; at++) this.u32[to + at] = this.u32[from + at] as number;
  }

  /** All records move into a buffer with room for the wider field. Rare: three times for each field at the most. */
  #widen(field: Field, value: number): void {
    const before = this.fields.map((each) => ({ ...each }));
    field.width = widthOf(value);
    this.#layOutAnew(before);
    this.write(field, value);
  }

  #layOutAnew(fields: readonly Field[]): void {
    const before = new Records(0, this.#lanes, () => undefined);
    before.#layout = this.#layout;
    before.#remember(this.#layout);
    before.#view(this.u32.buffer);
    const { selected } = this;
    this.#layout = layOut(this.fields, this.#lanes);
    this.#remember(this.#layout);
    this.#view(this.#newBuffer());
    const used = Math.max(this.#filled, 1);
    for (let record = 0; record < used; record++) this.#takeOver(before, fields, record);
    this.#takeOver(before, fields, this.#count);
    this.#base = selected * this.#words;
    this.#moved();
  }

  #takeOver(before: Records, fields: readonly Field[], record: number): void {
    before.#base = record * before.#words;
    this.#base = record * this.#words;
    fields.forEach((field, at) => this.write(this.fields[at] as Field, before.read(field)));
    this.setConfiguration(record, before.configuration(record));
    this.setStatus(record, before.status(record));
    for (let lane = 0; lane < this.#lanes; lane++) {
      this.u32[this.#base + this.#layout.stampsAt + lane] = before.u32[
        before.#base + before.#layout.stampsAt + lane
      ] as number;
    }
  }

  #remember({ words, configurationAt, statusAt }: Layout): void {
    this.#words = words;
    this.#configurationAt = configurationAt;
    this.#statusAt = statusAt;
  }

  #view(buffer: ArrayBufferLike): void {
    this.#f64 = float64s(buffer);
    this.u32 = new Uint32Array(buffer);
    this.#u16 = new Uint16Array(buffer);
    this.#u8 = new Uint8Array(buffer);
  }

  #newBuffer(): ArrayBuffer {
    return new ArrayBuffer((this.#count + 1) * this.#layout.words * 4);
  }
}

/** Records without float64s may end in the middle of one. */
const float64s = (buffer: ArrayBufferLike) =>
  new Float64Array(buffer, 0, Math.floor(buffer.byteLength / 8));
