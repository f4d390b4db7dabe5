/** Timers by slot: whoever keeps time for a flock. */
export interface Alarm {
  now(): number;
  /** @throws RangeError when the delay is not a time that can be waited for */
  arm(slot: number, delayMs: number): void;
  /** A slot that is not armed is left alone. */
  disarm(slot: number): void;
  /** When it is due, ms; NaN when it is not armed. */
  dueMs(slot: number): number;
  /** Makes room for slots up to this number. */
  grow(slots: number): void;
  readonly bytes: number;
}

export type Fire = (slot: number) => void;

/** A longer copy of a column. */
export function grown<T extends Int32Array | Float64Array | Uint16Array>(
  column: T,
  length: number,
  fresh: number,
): T {
  const Column = column.constructor as new (length: number) => T;
  const copy = new Column(length).fill(fresh) as T;
  copy.set(column);
  return copy;
}
