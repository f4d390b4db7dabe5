/** How wide a field is stored. A field begins narrow and is widened when a value does not fit: nothing is ever rounded. */
export const widths = { f64: 0, u32: 1, u16: 2, u8: 3 } as const;
export type Width = (typeof widths)[keyof typeof widths];

/** The narrowest width that holds a value exactly; -0, fractions and negative numbers need a float64. */
export function widthOf(value: number): Width {
  if (value >>> 0 !== value || Object.is(value, -0)) return widths.f64;
  if (value > 0xffff) return widths.u32;
  return value > 0xff ? widths.u16 : widths.u8;
}

/** Where one field of a record lies: `at` in units of its width. */
export interface Field {
  width: Width;
  at: number;
}

/** Where the fields of a record lie: the wide ones first, so that each is aligned. */
export interface Layout {
  /** 32-bit words in a record. */
  readonly words: number;
  /** The first stamp, in words; one for each lane. */
  readonly stampsAt: number;
  /** In units of 16 bits. */
  readonly configurationAt: number;
  /** In bytes. */
  readonly statusAt: number;
}

/** Lays out the fields of a context, which are told their places, together with what the engine keeps of each actor. */
export function layOut(fields: readonly Field[], lanes: number): Layout {
  let bytes = 0;
  const place = (width: Width) => {
    for (const field of fields) {
      if (field.width !== width) continue;
      field.at = bytes / (8 >> width);
      bytes += 8 >> width;
    }
  };
  place(widths.f64);
  const wordsEach = bytes > 0 ? 2 : 1;
  const stampsAt = bytes / 4;
  bytes += lanes * 4;
  place(widths.u32);
  const configurationAt = bytes / 2;
  bytes += 2;
  place(widths.u16);
  const statusAt = bytes++;
  place(widths.u8);
  const words = Math.ceil(bytes / (4 * wordsEach)) * wordsEach;
  return { words, stampsAt, configurationAt, statusAt };
}
