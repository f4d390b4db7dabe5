/** Those who wait, as rows of `held`, in bands by priority: the highest band is served first. */
export interface Line {
  readonly size: number;
  /** A row joins its band. */
  join(row: number): void;
  /** A row whose service was interrupted comes back: it is the next of its band where the discipline has an order. */
  rejoin(row: number): void;
  /** Takes out the row that is served next; none when nobody waits. */
  call(): number;
  /** Takes out a row that waits. */
  leave(row: number): void;
  /** The highest priority that waits; -1 when nobody does. */
  highest(): number;
}
