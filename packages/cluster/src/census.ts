import { clientStates } from '@squall/client-actor';
import type { Population } from './population.ts';

const online = clientStates.indexOf('online');

/**
 * How many clients are in each state, and of those online how many of each cohort and cell: kept up at every move, so
 * that a window costs the same for a thousand clients and for a million.
 */
export class Census {
  /** By state, as `clientStates` has them. */
  readonly clients: number[] = clientStates.map(() => 0);
  readonly onlineByCohort: number[];
  readonly onlineByCell: number[];
  /** Clients that the roll-out has reached, and those of them that are online. */
  reached = 0;
  reachedOnline = 0;
  readonly #population: Population;
  readonly #isReached: Uint8Array;
  readonly #isOnline: Uint8Array;
  #begun = false;

  constructor(population: Population) {
    this.#population = population;
    this.onlineByCohort = population.cohortNames.map(() => 0);
    this.onlineByCell = population.cellNames.map(() => 0);
    this.#isReached = new Uint8Array(population.size);
    this.#isOnline = new Uint8Array(population.size);
  }

  /** Counts everybody once: all clients have started. */
  begin(stateOf: (client: number) => number): void {
    this.#begun = true;
    for (let client = 0; client < this.#population.size; client++) {
      const state = stateOf(client);
      this.#add(state, 1);
      if (state === online) this.#setOnline(client, 1);
    }
  }

  /** A client has changed its state; before everybody has begun nobody moves. */
  moved(client: number, from: number, to: number): void {
    if (!this.#begun) return;
    this.#add(from, -1);
    this.#add(to, 1);
    if (from === online) this.#setOnline(client, 0);
    else if (to === online) this.#setOnline(client, 1);
  }

  isOnline(client: number): boolean {
    return this.#isOnline[client] === 1;
  }

  isReached(client: number): boolean {
    return this.#isReached[client] === 1;
  }

  /** The roll-out reaches a client, or takes back what had reached it. */
  setReached(client: number, reached: boolean): void {
    const value = reached ? 1 : 0;
    const change = value - (this.#isReached[client] ?? 0);
    if (change === 0) return;
    this.#isReached[client] = value;
    this.reached += change;
    if (this.isOnline(client)) this.reachedOnline += change;
  }

  #setOnline(client: number, value: 0 | 1): void {
    const { cohortOf, cellOf } = this.#population;
    const change = value === 1 ? 1 : -1;
    const cohort = cohortOf[client] as number;
    const cell = cellOf[client] as number;
    this.#isOnline[client] = value;
    this.onlineByCohort[cohort] = (this.onlineByCohort[cohort] as number) + change;
    this.onlineByCell[cell] = (this.onlineByCell[cell] as number) + change;
    if (this.#isReached[client] === 1) this.reachedOnline += change;
  }

  #add(state: number, change: number): void {
    this.clients[state] = (this.clients[state] ?? 0) + change;
  }
}
