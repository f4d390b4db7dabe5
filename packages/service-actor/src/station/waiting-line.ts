import { none } from './columns.ts';
import type { Held } from './held.ts';
import type { Line } from './line.ts';

/** Priorities are 0 to 7: a band for each fits in one byte of flags. */
export const priorityMax = 7;

/**
 * The waiting line of an orderly discipline. One doubly linked line per priority, through the rows of `held`: joining,
 * being called and leaving from the middle take the same short time at any length.
 */
export class WaitingLine implements Line {
  size = 0;
  private readonly held: Held;
  /** Last come is first served while more than this many wait: 0 always, Infinity never. */
  private readonly lifoAbove: number;
  private readonly heads = new Int32Array(priorityMax + 1).fill(none);
  private readonly tails = new Int32Array(priorityMax + 1).fill(none);
  /** Bit p is set while someone of priority p waits. */
  private bands = 0;

  constructor(held: Held, lifoAbove: number) {
    this.held = held;
    this.lifoAbove = lifoAbove;
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

  rejoin(row: number): void {
    const { held, heads } = this;
    const band = held.priorityOf(row);
    const first = heads[band] ?? none;
    if (first === none || this.size + 1 > this.lifoAbove) return this.join(row);
    held.setPrevious(row, none);
    held.setNext(row, first);
    held.setPrevious(first, row);
    heads[band] = row;
    this.size++;
  }

  call(): number {
    if (this.bands === 0) return none;
    const band = this.highest();
    const row = (this.size > this.lifoAbove ? this.tails : this.heads)[band] ?? none;
    this.leave(row);
    return row;
  }

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

  highest(): number {
    return 31 - Math.clz32(this.bands);
  }

  /** The row that joined last in the lowest band; none when there is nobody. */
  lowest(): number {
    if (this.bands === 0) return none;
    return this.tails[31 - Math.clz32(this.bands & -this.bands)] ?? none;
  }

  clear(): void {
    this.heads.fill(none);
    this.tails.fill(none);
    this.bands = 0;
    this.size = 0;
  }
}
