/**
 * Every request holds a ticket from the moment it is sent until nobody can speak of it any more: its client has an
 * outcome, its service has finished, no message about it travels. Tickets are columns of numbers and are used again.
 */

const lanesPerClient = 4;

/** How the client's side of a request stands: 1 waiting, 0 closed. */
export class TicketBook {
  client = new Int32Array(1024);
  station = new Int32Array(1024);
  stage = new Uint8Array(1024);
  attempt = new Int32Array(1024);
  sentAtMs = new Float64Array(1024);
  #open = new Uint8Array(1024);
  #holders = new Uint8Array(1024);
  #free: number[] = [];
  #used = 0;
  readonly #lanes: Int32Array;

  constructor(clients: number) {
    this.#lanes = new Int32Array(clients * lanesPerClient).fill(-1);
  }

  /** A ticket for a new request, open, held by its client and by the message that carries it. */
  issue(client: number, station: number, stage: number, attempt: number, nowMs: number): number {
    const ticket = this.#free.pop() ?? this.#grow();
    this.client[ticket] = client;
    this.station[ticket] = station;
    this.stage[ticket] = stage;
    this.attempt[ticket] = attempt;
    this.sentAtMs[ticket] = nowMs;
    this.#open[ticket] = 1;
    this.#holders[ticket] = 2;
    this.#take(client, ticket);
    return ticket;
  }

  /** The open ticket of a client's attempt; -1 when it has none. */
  find(client: number, attempt: number): number {
    const first = client * lanesPerClient;
    for (let lane = first; lane < first + lanesPerClient; lane++) {
      const ticket = this.#lanes[lane] ?? -1;
      if (ticket >= 0 && this.attempt[ticket] === attempt) return ticket;
    }
    return -1;
  }

  isOpen(ticket: number): boolean {
    return this.#open[ticket] === 1;
  }

  /** The client has its outcome. */
  close(ticket: number): void {
    this.#open[ticket] = 0;
    const first = (this.client[ticket] ?? -1) * lanesPerClient;
    for (let lane = Math.max(0, first); lane < first + lanesPerClient; lane++)
      if (this.#lanes[lane] === ticket) this.#lanes[lane] = -1;
    this.release(ticket);
  }

  /** One more message or service speaks of the ticket. */
  hold(ticket: number): void {
    this.#holders[ticket] = (this.#holders[ticket] ?? 0) + 1;
  }

  /** One fewer does; the last one frees it. */
  release(ticket: number): void {
    const holders = (this.#holders[ticket] ?? 0) - 1;
    this.#holders[ticket] = holders;
    if (holders === 0) this.#free.push(ticket);
  }

  /** Open tickets per station: what is in flight from the clients' point of view. */
  openByStation(stations: number): Int32Array {
    const counts = new Int32Array(stations);
    for (let ticket = 0; ticket < this.#used; ticket++) {
      const station = this.station[ticket] ?? 0;
      if (this.#open[ticket] === 1) counts[station] = (counts[station] ?? 0) + 1;
    }
    return counts;
  }

  /** Requests between stations have no client and need no lane. */
  #take(client: number, ticket: number): void {
    if (client < 0) return;
    const first = client * lanesPerClient;
    for (let lane = first; lane < first + lanesPerClient; lane++) {
      if (this.#lanes[lane] !== -1) continue;
      this.#lanes[lane] = ticket;
      return;
    }
    throw new Error(`client ${client} has more than ${lanesPerClient} requests outstanding`);
  }

  #grow(): number {
    if (this.#used === this.client.length) {
      this.client = doubled(this.client, Int32Array);
      this.station = doubled(this.station, Int32Array);
      this.stage = doubled(this.stage, Uint8Array);
      this.attempt = doubled(this.attempt, Int32Array);
      this.sentAtMs = doubled(this.sentAtMs, Float64Array);
      this.#open = doubled(this.#open, Uint8Array);
      this.#holders = doubled(this.#holders, Uint8Array);
    }
    return this.#used++;
  }
}

type Column = Int32Array | Uint8Array | Float64Array;

function doubled<C extends Column>(column: C, Kind: new (length: number) => C): C {
  const larger = new Kind(column.length * 2);
  larger.set(column);
  return larger;
}
