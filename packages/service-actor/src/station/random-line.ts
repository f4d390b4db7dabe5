import { uniformAt } from '@squall/random';
import { none } from './columns.ts';
import type { Held } from './held.ts';
import type { Line } from './line.ts';
import { priorityMax } from './waiting-line.ts';

/**
 * The waiting line of random order: whoever waits in the highest band is as likely as any other to be called. A band is
 * a bag of rows; who leaves is replaced by the last, so each step takes the same short time.
 */
export class RandomLine implements Line {
  size = 0;
  private readonly held: Held;
  private readonly seed: number;
  private draws = 0;
  private readonly rows: number[][] = Array.from({ length: priorityMax + 1 }, () => []);
  /** Bit p is set while someone of priority p waits. */
  private bands = 0;

  /** @param seed of the stream of the order; each call takes one draw */
  constructor(held: Held, seed: number) {
    this.held = held;
    this.seed = seed;
  }

  join(row: number): void {
    const band = this.held.priorityOf(row);
    const rows = this.bandOf(band);
    // Where it stands in its band is kept in a link that only the orderly lines need.
    this.held.setPrevious(row, rows.push(row) - 1);
    this.bands |= 1 << band;
    this.size++;
  }

  rejoin(row: number): void {
    this.join(row);
  }

  call(): number {
    if (this.bands === 0) return none;
    const rows = this.bandOf(this.highest());
    const row = rows[Math.floor(uniformAt(this.seed, this.draws++) * rows.length)] ?? none;
    this.leave(row);
    return row;
  }

  leave(row: number): void {
    const band = this.held.priorityOf(row);
    const rows = this.bandOf(band);
    const at = this.held.previousOf(row);
    const last = rows.pop() ?? none;
    if (last !== row) {
      rows[at] = last;
      this.held.setPrevious(last, at);
    }
    if (rows.length === 0) this.bands &= ~(1 << band);
    this.size--;
  }

  highest(): number {
    return 31 - Math.clz32(this.bands);
  }

  private bandOf(band: number): number[] {
    return this.rows[band] as number[];
  }
}
