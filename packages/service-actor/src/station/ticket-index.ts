import { none } from './columns.ts';

/** 2^32 over the golden ratio: spreads tickets that are given out in order (Knuth, multiplicative hashing). */
const spread = 0x9e3779b1;

const hash = (ticket: number): number =>
  Math.imul((ticket | 0) ^ Math.imul((ticket / 2 ** 32) | 0, 0x85ebca77), spread);

/**
 * Where a ticket is held: an open hash table over typed arrays, because a Map allocates as it turns
 * over. Linear probing, at most half full; a removal closes the gap, so no tombstones pile up.
 */
export class TicketIndex {
  private tickets = new Float64Array(16).fill(none);
  private rows = new Int32Array(16);
  private shift = 28;
  private size = 0;

  /** The row of a ticket, or none. */
  find(ticket: number): number {
    const at = this.seek(ticket);
    return this.tickets[at] === ticket ? (this.rows[at] ?? none) : none;
  }

  /** Adds a ticket that is not in it. */
  insert(ticket: number, row: number): void {
    if (this.size * 2 >= this.tickets.length) this.grow();
    this.put(ticket, row);
    this.size++;
  }

  /** Removes a ticket that is in it: what was pushed past its place moves up. */
  remove(ticket: number): void {
    const mask = this.tickets.length - 1;
    let gap = this.seek(ticket);
    for (let at = (gap + 1) & mask; this.ticketAt(at) !== none; at = (at + 1) & mask) {
      const home = this.homeOf(this.ticketAt(at));
      if (((at - home) & mask) < ((at - gap) & mask)) continue;
      this.tickets[gap] = this.ticketAt(at);
      this.rows[gap] = this.rows[at] ?? none;
      gap = at;
    }
    this.tickets[gap] = none;
    this.size--;
  }

  clear(): void {
    this.tickets.fill(none);
    this.size = 0;
  }

  private ticketAt(at: number): number {
    return this.tickets[at] ?? none;
  }

  private homeOf(ticket: number): number {
    return hash(ticket) >>> this.shift;
  }

  /** The place of a ticket, or the free place where its search ends. */
  private seek(ticket: number): number {
    const mask = this.tickets.length - 1;
    let at = this.homeOf(ticket);
    for (let seen = this.ticketAt(at); seen !== ticket && seen !== none; seen = this.ticketAt(at)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private put(ticket: number, row: number): void {
    const at = this.seek(ticket);
    this.tickets[at] = ticket;
    this.rows[at] = row;
  }

  private grow(): void {
    const { tickets, rows } = this;
    this.tickets = new Float64Array(tickets.length * 2).fill(none);
    this.rows = new Int32Array(rows.length * 2);
    this.shift -= 1;
    for (let at = 0; at < tickets.length; at++) {
      const ticket = tickets[at] ?? none;
      if (ticket !== none) this.put(ticket, rows[at] ?? none);
    }
  }
}
