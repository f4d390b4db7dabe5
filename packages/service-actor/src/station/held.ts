import { doubled, none } from './columns.ts';
import { TicketIndex } from './ticket-index.ts';

/**
 * The requests a station holds, as rows over typed arrays that are used again: in steady state a
 * request allocates nothing. `next` and `previous` link the rows of a waiting line.
 */
export class Held {
  size = 0;
  ticket = new Float64Array(8);
  cost = new Float64Array(8);
  /** The server's slot, or none while it waits. */
  slot = new Int32Array(8);
  priority = new Uint8Array(8);
  /** 1 when its caller no longer waits. */
  abandoned = new Uint8Array(8);
  next = new Int32Array(8);
  previous = new Int32Array(8);
  private free = none;
  private used = 0;
  private readonly index = new TicketIndex();

  /** The row of a ticket, or none when it is not held. */
  find(ticket: number): number {
    return this.index.find(ticket);
  }

  /** A row for a request that is not held yet. */
  add(ticket: number, cost: number, priority: number): number {
    const row = this.take();
    this.ticket[row] = ticket;
    this.cost[row] = cost;
    this.slot[row] = none;
    this.priority[row] = priority;
    this.abandoned[row] = 0;
    this.index.insert(ticket, row);
    this.size++;
    return row;
  }

  remove(row: number): void {
    this.index.remove(this.ticket[row] ?? none);
    this.next[row] = this.free;
    this.free = row;
    this.size--;
  }

  clear(): void {
    this.index.clear();
    this.free = none;
    this.used = 0;
    this.size = 0;
  }

  private take(): number {
    if (this.free === none) return this.fresh();
    const row = this.free;
    this.free = this.next[row] ?? none;
    return row;
  }

  private fresh(): number {
    if (this.used === this.ticket.length) this.grow();
    return this.used++;
  }

  private grow(): void {
    this.ticket = doubled(this.ticket, Float64Array);
    this.cost = doubled(this.cost, Float64Array);
    this.slot = doubled(this.slot, Int32Array);
    this.priority = doubled(this.priority, Uint8Array);
    this.abandoned = doubled(this.abandoned, Uint8Array);
    this.next = doubled(this.next, Int32Array);
    this.previous = doubled(this.previous, Int32Array);
  }
}
