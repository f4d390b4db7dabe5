import { doubled } from './columns.ts';

/** One more number for each row of `held`, in a column of its own: for stations that need it, so that others do not pay. */
export class RowColumn {
  private values = new Float64Array(8);

  of(row: number): number {
    return this.values[row] as number;
  }

  set(row: number, value: number): void {
    while (row >= this.values.length) this.values = doubled(this.values, Float64Array);
    this.values[row] = value;
  }

  /** The same for so many rows. */
  fill(value: number, rows: number): void {
    for (let row = 0; row < rows; row++) this.set(row, value);
  }
}
