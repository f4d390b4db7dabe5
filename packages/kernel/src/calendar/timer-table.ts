import { delayError, dueError } from '../checks.ts';
import type { Calendar } from './calendar.ts';
import { pageOf, pageSlots, placeOf } from './pages.ts';
import { type StampLayout, Stamps } from './stamps.ts';

/** Called with the slot of a timer that has come; it is no longer armed then. */
export type Fire = (slot: number) => void;

/**
 * Numbered timers on a kernel, from 0: one at a time for each number, without closures or ids. What a fleet of actors or a
 * pool of messages uses instead of `schedule`. Each that fires is an event in the one order (due, sequence) of all others.
 */
export class TimerTable {
  readonly fire: Fire;
  readonly #calendar: Calendar;
  /** For the calendar. */
  readonly stamps = new Stamps();
  readonly #pages: number[] = [];
  #reach = 0;

  constructor(calendar: Calendar, fire: Fire) {
    this.#calendar = calendar;
    this.fire = fire;
  }

  /**
   * Arms a timer, `delayMs` from now; one that is armed already is moved.
   * @throws RangeError when the delay is negative, NaN or not finite
   */
  arm(slot: number, delayMs: number): void {
    this.#insert(slot, this.dueIn(delayMs));
  }

  /**
   * Arms a timer for a moment.
   * @throws RangeError when that lies in the past, is NaN or not finite
   */
  armAt(slot: number, dueMs: number): void {
    this.#insert(slot, this.checked(dueMs));
  }

  /** The moment a delay from now, if that can be waited for. */
  dueIn(delayMs: number): number {
    const dueMs = this.#calendar.nowMs + delayMs;
    if (!(delayMs >= 0 && dueMs < Infinity)) throw delayError(delayMs);
    return dueMs;
  }

  /** A moment that can be waited for. */
  checked(dueMs: number): number {
    const { nowMs } = this.#calendar;
    if (!(dueMs >= nowMs && dueMs < Infinity)) throw dueError(dueMs, nowMs);
    return dueMs;
  }

  /** A timer that is not armed is left alone. */
  disarm(slot: number): void {
    if (!this.isArmed(slot)) return;
    this.stamps.set(slot, 0);
    this.#calendar.forget();
  }

  isArmed(slot: number): boolean {
    return slot < this.#reach && this.stamps.get(slot) !== 0;
  }

  /** When a timer is due, ms; NaN when it is not armed. Looks through the whole calendar: to look, not to run. */
  dueMs(slot: number): number {
    if (!this.isArmed(slot)) return NaN;
    return this.#calendar.dueOf(this.#placeOf(slot), this.stamps.get(slot));
  }

  /** Makes room for slots below this number. */
  grow(slots: number): void {
    if (slots <= this.#reach) return;
    this.stamps.reach(slots - 1);
    while (this.#pages.length * pageSlots < slots) {
      this.#pages.push(this.#calendar.pages.add(this, this.#pages.length * pageSlots));
    }
    this.#reach = slots;
  }

  /** Keeps the stamps among the owner's records from now on; those of timers that are armed are already there. */
  keepStampsIn(layout: StampLayout): void {
    this.stamps.layOut(layout);
  }

  get bytes(): number {
    return this.stamps.bytes;
  }

  #insert(slot: number, dueMs: number): void {
    if (slot >= this.#reach) this.grow(Math.max(16, 2 * this.#reach, slot + 1));
    const calendar = this.#calendar;
    const { words } = this.stamps;
    const at = this.stamps.at(slot);
    if (words[at] !== 0) calendar.size--;
    words[at] = calendar.insert(dueMs, this.#placeOf(slot));
  }

  #placeOf(slot: number): number {
    return placeOf(this.#pages[pageOf(slot)] as number, slot);
  }
}
