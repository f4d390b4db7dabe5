import { none } from './columns.ts';
import { TicketIndex } from './ticket-index.ts';

/** A record in words of four bytes; ticket and cost are float64 and take two. */
const words = 8;
const at = {
  ticket: 0,
  cost: 2,
  /** The server's slot, or none while it waits. */
  slot: 4,
  /** Links the rows of a waiting line, and those that are free. */
  next: 5,
  previous: 6,
  /** Priority times two, plus one when its caller no longer waits. */
  flags: 7,
} as const;

/**
 * The requests a station holds, as rows that are used again: in steady state a request allocates nothing. Each is one
 * record of 32 bytes, one line of the cache: in a long queue whatever is touched first comes from memory.
 */
export class Held {
  size = 0;
  private words = new Int32Array(8 * words);
  private numbers = new Float64Array(this.words.buffer);
  private free = none;
  private used = 0;
  private readonly index = new TicketIndex();

  /** Rows in use are numbered below this. */
  get rows(): number {
    return this.used;
  }

  /** The row of a ticket, or none when it is not held. */
  find(ticket: number): number {
    return this.index.find(ticket);
  }

  /** A row for a request that is not held yet. */
  add(ticket: number, cost: number, priority: number): number {
    const row = this.take();
    const base = row * words;
    this.numbers[(base + at.ticket) >> 1] = ticket;
    this.numbers[(base + at.cost) >> 1] = cost;
    this.words[base + at.slot] = none;
    this.words[base + at.flags] = priority * 2;
    this.index.insert(ticket, row);
    this.size++;
    return row;
  }

  remove(row: number): void {
    this.index.remove(this.ticketOf(row));
    this.setNext(row, this.free);
    this.free = row;
    this.size--;
  }

  clear(): void {
    this.index.clear();
    this.free = none;
    this.used = 0;
    this.size = 0;
  }

  ticketOf(row: number): number {
    return this.numbers[(row * words + at.ticket) >> 1] as number;
  }

  costOf(row: number): number {
    return this.numbers[(row * words + at.cost) >> 1] as number;
  }

  /** The server's slot, or none while it waits. */
  slotOf(row: number): number {
    return this.words[row * words + at.slot] as number;
  }

  setSlot(row: number, slot: number): void {
    this.words[row * words + at.slot] = slot;
  }

  priorityOf(row: number): number {
    return (this.words[row * words + at.flags] as number) >> 1;
  }

  /** 1 when its caller no longer waits. */
  abandoned(row: number): number {
    return (this.words[row * words + at.flags] as number) & 1;
  }

  abandon(row: number): void {
    const flags = row * words + at.flags;
    this.words[flags] = (this.words[flags] as number) | 1;
  }

  nextOf(row: number): number {
    return this.words[row * words + at.next] as number;
  }

  setNext(row: number, next: number): void {
    this.words[row * words + at.next] = next;
  }

  previousOf(row: number): number {
    return this.words[row * words + at.previous] as number;
  }

  setPrevious(row: number, previous: number): void {
    this.words[row * words + at.previous] = previous;
  }

  private take(): number {
    if (this.free === none) return this.fresh();
    const row = this.free;
    this.free = this.nextOf(row);
    return row;
  }

  private fresh(): number {
    if (this.used * words === this.words.length) {
      const larger = new Int32Array(this.words.length * 2);
      larger.set(this.words);
      this.words = larger;
      this.numbers = new Float64Array(larger.buffer);
    }
    return this.used++;
  }
}
