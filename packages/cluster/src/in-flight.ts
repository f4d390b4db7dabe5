import type { Kernel, TimerTable } from '@squall/kernel';
import { type Rule, type Way, travelTimeMs } from './network.ts';
import type { TicketBook } from './tickets.ts';

export interface InFlightOptions {
  readonly kernel: Kernel;
  readonly tickets: TicketBook;
  /** Read for each message, so that faults can add and remove rules. */
  readonly rules: readonly Rule[];
  readonly arrived: (ticket: number, way: Way, served: number, retryAfterMs: number) => void;
  readonly lost: (ticket: number) => void;
}

/**
 * Messages on their way between clients and stations: columns that are used again, each row a numbered timer. A message
 * speaks of its ticket, which somebody holds for it, and comes out through the calendar even without delay.
 */
export class InFlight {
  readonly #tickets: TicketBook;
  readonly #rules: readonly Rule[];
  readonly #arrived: InFlightOptions['arrived'];
  readonly #lost: InFlightOptions['lost'];
  readonly #timers: TimerTable;
  #ticket = new Int32Array(64);
  #way = new Uint8Array(64);
  #served = new Uint8Array(64);
  #retryAfterMs = new Float64Array(64);
  #free = new Int32Array(64);
  #freeCount = 0;
  #used = 0;

  constructor({ kernel, tickets, rules, arrived, lost }: InFlightOptions) {
    this.#tickets = tickets;
    this.#rules = rules;
    this.#arrived = arrived;
    this.#lost = lost;
    this.#timers = kernel.timers((row) => this.#arrive(row));
  }

  /**
   * Sends a message, or loses it at once.
   * @param served of an answer: 1 when the request was served
   * @param retryAfterMs of an answer: what the client is told to wait
   */
  send(ticket: number, way: Way, served: number, retryAfterMs: number): void {
    const tickets = this.#tickets;
    const client = tickets.clientOf(ticket);
    const station = tickets.stationOf(ticket);
    const afterMs = travelTimeMs(this.#rules, client, station, tickets.attemptOf(ticket), way);
    if (Number.isNaN(afterMs)) {
      this.#lost(ticket);
      return;
    }
    const row = this.#freeCount > 0 ? (this.#free[--this.#freeCount] as number) : this.#fresh();
    this.#ticket[row] = ticket;
    this.#way[row] = way;
    this.#served[row] = served;
    this.#retryAfterMs[row] = retryAfterMs;
    this.#timers.arm(row, afterMs);
  }

  #arrive(row: number): void {
    this.#free[this.#freeCount++] = row;
    this.#arrived(
      this.#ticket[row] as number,
      this.#way[row] as Way,
      this.#served[row] as number,
      this.#retryAfterMs[row] as number,
    );
  }

  #fresh(): number {
    if (this.#used === this.#ticket.length) this.#grow();
    return this.#used++;
  }

  #grow(): void {
    const length = this.#used * 2;
    this.#ticket = copied(this.#ticket, new Int32Array(length));
    this.#way = copied(this.#way, new Uint8Array(length));
    this.#served = copied(this.#served, new Uint8Array(length));
    this.#retryAfterMs = copied(this.#retryAfterMs, new Float64Array(length));
    this.#free = copied(this.#free, new Int32Array(length));
  }
}

function copied<C extends Int32Array | Uint8Array | Float64Array>(from: C, into: C): C {
  into.set(from);
  return into;
}
