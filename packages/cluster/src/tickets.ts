/**
 * Every request holds a ticket from the moment it is sent until nobody can speak of it any more: its client has an
 * outcome, its service has finished, no message about it travels. Tickets are numbers and are used again. Each is one
 * record of 32 bytes, since in a crowd whatever is touched first comes from memory: one line of the cache for a ticket,
 * and one for the client that holds it.
 */

/** The most requests of one client that are open at once. */
const openMax = 4;
const none = -1;

/** A record in words of four bytes; the time of sending takes two. */
const words = 8;
const at = {
  client: 0,
  attempt: 1,
  station: 2,
  stage: 3,
  sentAtMs: 4,
  /** How many speak of it, times two, plus one while the client waits. */
  state: 6,
  /** The next open ticket of the same client, or the next free one. */
  next: 7,
} as const;
const holder = 2;
const open = 1;

export class TicketBook {
  #words = new Int32Array(1024 * words);
  #times = new Float64Array(this.#words.buffer);
  #free = none;
  #used = 0;
  /** By client: the open ticket that was issued last. */
  readonly #latest: Int32Array;

  constructor(clients: number) {
    this.#latest = new Int32Array(clients).fill(none);
  }

  /** A ticket for a new request, open, held by its client and by the message that carries it. */
  issue(client: number, station: number, stage: number, attempt: number, nowMs: number): number {
    if (client >= 0) this.#checkRoom(client);
    const ticket = this.#take();
    const base = ticket * words;
    const column = this.#words;
    column[base + at.client] = client;
    column[base + at.attempt] = attempt;
    column[base + at.station] = station;
    column[base + at.stage] = stage;
    column[base + at.state] = 2 * holder + open;
    column[base + at.next] = none;
    this.#times[(base + at.sentAtMs) >> 1] = nowMs;
    if (client < 0) return ticket;
    column[base + at.next] = this.#latest[client] as number;
    this.#latest[client] = ticket;
    return ticket;
  }

  /** Who asked; -1 for a call between services. */
  clientOf(ticket: number): number {
    return this.#words[ticket * words + at.client] as number;
  }

  /** Who is asked. */
  stationOf(ticket: number): number {
    return this.#words[ticket * words + at.station] as number;
  }

  stageOf(ticket: number): number {
    return this.#words[ticket * words + at.stage] as number;
  }

  /** The client's own number of the request. */
  attemptOf(ticket: number): number {
    return this.#words[ticket * words + at.attempt] as number;
  }

  sentAtMs(ticket: number): number {
    return this.#times[(ticket * words + at.sentAtMs) >> 1] as number;
  }

  /** The open ticket of a client's attempt; -1 when it has none. */
  find(client: number, attempt: number): number {
    let ticket = this.#latest[client] ?? none;
    while (ticket !== none && this.attemptOf(ticket) !== attempt) ticket = this.#nextOf(ticket);
    return ticket;
  }

  /** Whether the client still waits. */
  isOpen(ticket: number): boolean {
    return ((this.#words[ticket * words + at.state] as number) & open) === open;
  }

  /** The client has its outcome. */
  close(ticket: number): void {
    const client = this.clientOf(ticket);
    if (client >= 0 && this.isOpen(ticket)) this.#unlink(client, ticket);
    const state = ticket * words + at.state;
    this.#words[state] = (this.#words[state] as number) & ~open;
    this.release(ticket);
  }

  /** One more message or service speaks of the ticket. */
  hold(ticket: number): void {
    const state = ticket * words + at.state;
    this.#words[state] = (this.#words[state] as number) + holder;
  }

  /** One fewer does; the last one frees it. */
  release(ticket: number): void {
    const base = ticket * words;
    const state = (this.#words[base + at.state] as number) - holder;
    this.#words[base + at.state] = state;
    if (state >> 1 !== 0) return;
    this.#words[base + at.next] = this.#free;
    this.#free = ticket;
  }

  /** Open tickets per station: what is in flight from the clients' point of view. */
  openByStation(stations: number): Int32Array {
    const counts = new Int32Array(stations);
    for (let ticket = 0; ticket < this.#used; ticket++) {
      const station = this.stationOf(ticket);
      if (this.isOpen(ticket)) counts[station] = (counts[station] ?? 0) + 1;
    }
    return counts;
  }

  #nextOf(ticket: number): number {
    return this.#words[ticket * words + at.next] as number;
  }

  #checkRoom(client: number): void {
    let count = 0;
    for (let ticket = this.#latest[client] ?? none; ticket !== none; ticket = this.#nextOf(ticket))
      count++;
    if (count >= openMax)
      throw new Error(`client ${client} has more than ${openMax} requests outstanding`);
  }

  #unlink(client: number, ticket: number): void {
    const after = this.#nextOf(ticket);
    let before = this.#latest[client] ?? none;
    if (before === ticket) {
      this.#latest[client] = after;
      return;
    }
    while (this.#nextOf(before) !== ticket) before = this.#nextOf(before);
    this.#words[before * words + at.next] = after;
  }

  #take(): number {
    const ticket = this.#free;
    if (ticket === none) return this.#fresh();
    this.#free = this.#nextOf(ticket);
    return ticket;
  }

  #fresh(): number {
    if (this.#used * words === this.#words.length) {
      const larger = new Int32Array(this.#words.length * 2);
      larger.set(this.#words);
      this.#words = larger;
      this.#times = new Float64Array(larger.buffer);
    }
    return this.#used++;
  }
}
