/** No row, no slot: the end of every list of rows. */
export const none = -1;

type Column = Float64Array | Int32Array | Uint8Array;

/** The same column with twice the room. */
export function doubled<C extends Column>(column: C, Kind: new (length: number) => C): C {
  const larger = new Kind(column.length * 2);
  larger.set(column);
  return larger;
}
