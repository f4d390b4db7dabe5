import { none } from './columns.ts';
import type { Held } from './held.ts';
import { RowColumn } from './row-column.ts';
import { WaitingLine } from './waiting-line.ts';

/**
 * Pre-emptive priority, resume: who is at work, by priority, and what was left to do of those interrupted. Rows in
 * service stand in no waiting line, so their links are free to line them up here.
 */
export class Interrupts {
  private readonly held: Held;
  private readonly serving: WaitingLine;
  private readonly leftMs = new RowColumn();

  constructor(held: Held) {
    this.held = held;
    this.serving = new WaitingLine(held, 0);
  }

  /** A new row: it has not been served yet. */
  enter(row: number): void {
    this.leftMs.set(row, -1);
  }

  /** What is left to do of a row that was interrupted, ms; -1 for any other. */
  leftOf(row: number): number {
    return this.leftMs.of(row);
  }

  begin(row: number): void {
    this.serving.join(row);
  }

  /** It is at work no more: served, gone, or waiting for a dependency. */
  end(row: number): void {
    this.serving.leave(row);
  }

  interrupt(row: number, leftMs: number): void {
    this.serving.leave(row);
    this.leftMs.set(row, leftMs);
  }

  /** The row to interrupt for a request of a priority; none when nobody of a lower one is at work. */
  victim(priority: number): number {
    const row = this.serving.lowest();
    return row !== none && this.held.priorityOf(row) < priority ? row : none;
  }

  clear(): void {
    this.serving.clear();
  }
}
