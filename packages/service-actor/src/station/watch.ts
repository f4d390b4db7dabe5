import type { OverloadControl } from '../overload/overload-control.ts';
import type { Held } from './held.ts';
import { RowColumn } from './row-column.ts';

/** An overload control with what is kept for it of each request held: when it entered, and a note. */
export class Watch {
  private readonly control: OverloadControl;
  private readonly enteredMs = new RowColumn();
  private readonly notes = new RowColumn();
  /** One for all: the hot path allocates nothing. */
  private readonly arrival = { nowMs: 0, held: 0, waiting: 0, priority: 0, user: 0 };

  /** What is held already counts from now. */
  constructor(control: OverloadControl, held: Held, waiting: number, nowMs: number) {
    this.control = control;
    Object.assign(this.arrival, { nowMs, held: held.size, waiting });
    this.enteredMs.fill(nowMs, held.rows);
    this.notes.fill(control.note(this.arrival), held.rows);
  }

  /** May it enter? */
  admits(nowMs: number, held: number, waiting: number, priority: number, user: number): boolean {
    const { arrival } = this;
    arrival.nowMs = nowMs;
    arrival.held = held;
    arrival.waiting = waiting;
    arrival.priority = priority;
    arrival.user = user;
    return this.control.admits(arrival);
  }

  /** The one that was asked about last has entered. */
  enter(row: number): void {
    this.enteredMs.set(row, this.arrival.nowMs);
    this.notes.set(row, this.control.note(this.arrival));
  }

  /** Is it still worth serving, now that it is called? */
  keeps(row: number, nowMs: number): boolean {
    return this.control.keeps(nowMs, nowMs - this.enteredMs.of(row), this.notes.of(row));
  }

  left(row: number, nowMs: number, failed: boolean): void {
    this.control.left(nowMs - this.enteredMs.of(row), this.notes.of(row), failed);
  }
}
