/** How wide a field is stored. A field begins narrow and is widened when a value does not fit: nothing is ever rounded. */
export const widths = { f64: 0, u32: 1, u16: 2, u8: 3 } as const;
export type Width = (typeof widths)[keyof typeof widths];

/** The narrowest width that holds a value exactly; -0, fractions and negative numbers need a float64. */
export function widthOf(value: number): Width {
  if (value >>> 0 !== value || Object.is(value, -0)) return widths.f64;
  if (value > 0xffff) return widths.u32;
  return value > 0xff ? widths.u16 : widths.u8;
}

/** Where the fields of a record lie: the wide ones first, so that each is aligned. */
export interface Layout {
  /** By field: offset in units of its width, and the width in the two lowest bits. */
  readonly places: Int32Array;
  /** Words of eight bytes in a record. */
  readonly words: number;
}

export function layOut(fields: readonly Width[]): Layout {
  const places = new Int32Array(fields.length);
  let bytes = 0;
  for (const width of Object.values(widths)) {
    const size = 8 >> width;
    fields.forEach((own, field) => {
      if (own !== width) return;
      places[field] = ((bytes / size) << 2) | width;
      bytes += size;
    });
  }
  return { places, words: Math.ceil(bytes / 8) };
}
