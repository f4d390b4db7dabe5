import type { TimerTable } from './timer-table.ts';

const pageBits = 16;
const pageMask = (1 << pageBits) - 1;

/**
 * One numbering for the slots of all tables of a calendar, dealt out in pages, so that an entry needs 32 bits to name its
 * slot: the table and its own number for it are looked up in a short list.
 */
export class Pages {
  readonly #owners: TimerTable[] = [];
  readonly #firsts: number[] = [];

  /** A page for the slots of a table from `first` on. */
  add(owner: TimerTable, first: number): number {
    if (this.#owners.length > pageMask)
      throw new RangeError('2^32 timers are the most of a kernel');
    this.#firsts.push(first);
    return this.#owners.push(owner) - 1;
  }

  ownerOf(place: number): TimerTable {
    return this.#owners[place >>> pageBits] as TimerTable;
  }

  /** Whether a slot is armed with this stamp. */
  isLive(place: number, stamp: number): boolean {
    return this.ownerOf(place).stamps.get(this.slotOf(place)) === stamp;
  }

  slotOf(place: number): number {
    return (this.#firsts[place >>> pageBits] as number) + (place & pageMask);
  }
}

/** Slots that share a page. */
export const pageSlots = pageMask + 1;

/** The place of a slot, given its page. */
export const placeOf = (page: number, slot: number): number =>
  ((page << pageBits) | (slot & pageMask)) >>> 0;

/** Which of its owner's pages a slot lies in. */
export const pageOf = (slot: number): number => slot >>> pageBits;
