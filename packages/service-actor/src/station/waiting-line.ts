import { none } from './columns.ts';
import type { Held } from './held.ts';

/** Priorities are 0 to 7: a band for each fits in one byte of flags. */
export const priorityMax = 7;

/**
 * Who is served next. One doubly linked line per priority, through the rows of `held`: joining, being
 * called and leaving from the middle take the same short time at any length.
 */
export class WaitingLine {
  size = 0;
  private readonly held: Held;
  private readonly lifo: boolean;
  private readonly heads = new Int32Array(priorityMax + 1).fill(none);
  private readonly tails = new Int32Array(priorityMax + 1).fill(none);
  /** Bit p is set while someone of priority p waits. */
  private bands = 0;

  constructor(held: Held, lifo: boolean) {
    this.held = held;
    this.lifo = lifo;
  }

  /** A row joins at the end of its band. */
  join(row: number): void {
    const { held, tails, heads } = this;
    const band = held.priorityOf(row);
    const last = tails[band] ?? none;
    held.setPrevious(row, last);
    held.setNext(row, none);
    if (last === none) heads[band] = row;
    else held.setNext(last, row);
    tails[band] = row;
    this.bands |= 1 << band;
    this.size++;
  }

  /** Takes out the row that is served next; none when nobody waits. */
  call(): number {
    if (this.bands === 0) return none;
    const band = 31 - Math.clz32(this.bands);
    const row = (this.lifo ? this.tails : this.heads)[band] ?? none;
    this.leave(row);
    return row;
  }

  /** Takes out a row that waits. */
  leave(row: number): void {
    const { held, tails, heads } = this;
    const band = held.priorityOf(row);
    const before = held.previousOf(row);
    const after = held.nextOf(row);
    if (before === none) heads[band] = after;
    else held.setNext(before, after);
    if (after === none) tails[band] = before;
    else held.setPrevious(after, before);
    if (heads[band] === none) this.bands &= ~(1 << band);
    this.size--;
  }

  clear(): void {
    this.heads.fill(none);
    this.tails.fill(none);
    this.bands = 0;
    this.size = 0;
  }
}
