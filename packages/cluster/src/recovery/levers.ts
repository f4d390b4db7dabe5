import { stages } from '@squall/client-actor';
import { streamSeed, uniformAt } from '@squall/random';
import type { Plan } from '../plan.ts';
import type { Population } from '../population.ts';

/**
 * What recovery actors have put before the stations: who is shed, which features are browned out, what those turned away
 * are told. Columns, looked at for every request of a run that has recovery actors, and of no other.
 */
export class Levers {
  /** Clients of each cell whose last answer of some stage was a degraded one. */
  readonly degradedByCell: number[];
  readonly #plan: Plan;
  readonly #cellOf: Uint16Array;
  readonly #stream: number;
  /** By station. */
  readonly #floors: Uint8Array;
  readonly #fromMs: Float64Array;
  readonly #toMs: Float64Array;
  /** By cell and stage: cost of an answer as a share of a full one. */
  readonly #costShares: Float64Array;
  /** By client: a bit for each stage whose last answer was degraded. */
  readonly #missing: Uint8Array;

  constructor(plan: Plan, population: Population, seed: number) {
    const cells = population.cellNames.length;
    this.#plan = plan;
    this.#cellOf = population.cellOf;
    this.#stream = streamSeed(seed, 'retry-after');
    this.#floors = new Uint8Array(plan.stations.length);
    this.#fromMs = new Float64Array(plan.stations.length);
    this.#toMs = new Float64Array(plan.stations.length);
    this.#costShares = new Float64Array(cells * stages.length).fill(1);
    this.#missing = new Uint8Array(population.size);
    this.degradedByCell = population.cellNames.map(() => 0);
  }

  /** Requests of a lower priority are turned away from a station; 0: none. */
  shedBelow(station: number, priority: number): void {
    this.#floors[station] = priority;
  }

  /** What an answer of a stage costs in a cell, as a share of a full one; 1: it is a full one. */
  setCostShare(cell: number, stage: number, share: number): void {
    this.#costShares[cell * stages.length + stage] = share;
  }

  /** Whoever a station turns away is told a time between these two, ms; 0 and 0: what the station says itself. */
  setRetryAfter(station: number, fromMs: number, toMs: number): void {
    this.#fromMs[station] = fromMs;
    this.#toMs[station] = toMs;
  }

  isShed(station: number, stage: number): boolean {
    return this.#plan.priorityOf(stage) < (this.#floors[station] as number);
  }

  /** What a client's request of a stage costs now; 0: it is answered before it reaches the station. */
  costOf(client: number, stage: number): number {
    const cell = this.#cellOf[client] as number;
    const share = this.#costShares[cell * stages.length + stage] as number;
    this.#note(client, cell, 1 << stage, share < 1);
    return share * this.#plan.costOf(stage);
  }

  /** What a client is told to wait that a station turns away, ms. */
  retryAfterMs(station: number, client: number, attempt: number, ownMs: number): number {
    const toMs = this.#toMs[station] as number;
    if (toMs === 0) return ownMs;
    const fromMs = this.#fromMs[station] as number;
    return fromMs + uniformAt(streamSeed(this.#stream, client), attempt) * (toMs - fromMs);
  }

  #note(client: number, cell: number, bit: number, degraded: boolean): void {
    const before = this.#missing[client] as number;
    const after = degraded ? before | bit : before & ~bit;
    if (after === before) return;
    this.#missing[client] = after;
    if (before === 0) this.degradedByCell[cell] = (this.degradedByCell[cell] as number) + 1;
    else if (after === 0) this.degradedByCell[cell] = (this.degradedByCell[cell] as number) - 1;
  }
}
