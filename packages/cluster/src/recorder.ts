import { type Digest, type Sha256, createDigest } from '@squall/metrics';
import type { Outcome } from '@squall/service-actor';
import { type Observable, Subject } from 'rxjs';
import { Books } from './books.ts';
import type { Plan } from './plan.ts';
import type { Population } from './population.ts';
import { type ClusterRecord, type RecordKind, kinds, recordKinds, subjectCode } from './records.ts';
import { CohortTallies } from './tallies.ts';
import type { TicketBook } from './tickets.ts';

export interface RecorderOptions {
  readonly kernel: { now(): number };
  readonly tickets: TicketBook;
  readonly plan: Plan;
  readonly population: Population;
  /** Cohorts are tallied from here on: the trigger, ms. */
  readonly triggerMs: number;
  /** Computes the digest; in JavaScript unless told. */
  readonly hash?: Sha256 | undefined;
}

/**
 * Writes the history: one record for each thing that happens. Kinds are numbers here (`kinds`), and whatever every run
 * needs of the history (digest, books, tallies) is told directly; objects are made only for those who subscribe.
 */
export class Recorder {
  readonly books: Books;
  readonly tallies: CohortTallies;
  readonly #kernel: { now(): number };
  readonly #tickets: TicketBook;
  readonly #digest: Digest;
  readonly #records = new Subject<ClusterRecord>();

  constructor({ kernel, tickets, plan, population, triggerMs, hash }: RecorderOptions) {
    this.#kernel = kernel;
    this.#tickets = tickets;
    this.books = new Books(plan);
    this.tallies = new CohortTallies(population, triggerMs);
    this.#digest = createDigest(hash);
  }

  get records(): Observable<ClusterRecord> {
    return this.#records;
  }

  /** SHA-256 over all records up to now, in order: of each its subject, time, value and `from`. */
  digest(): string {
    return this.#digest.hex();
  }

  /** Something about a request; its client, station, stage and age come from the ticket. */
  request(kind: number, ticket: number): void {
    const tickets = this.#tickets;
    const atMs = this.#kernel.now();
    this.#write(
      kind,
      atMs,
      tickets.clientOf(ticket),
      tickets.stationOf(ticket),
      tickets.stageOf(ticket),
      tickets.attemptOf(ticket),
      atMs - tickets.sentAtMs(ticket),
    );
  }

  /** The station has finished with a ticket: useful when its client still waits. */
  served(outcome: Outcome, ticket: number): void {
    if (outcome !== 'served') this.request(kinds.serviceFailed, ticket);
    else
      this.request(this.#tickets.isOpen(ticket) ? kinds.servedUseful : kinds.servedWasted, ticket);
  }

  /** Something about a client. */
  client(kind: number, client: number, value = 0, from = 0): void {
    this.#write(kind, this.#kernel.now(), client, -1, -1, value, from);
  }

  /** Something about a station, or about the whole (-1). */
  station(kind: number, station: number, value = 0): void {
    this.#write(kind, this.#kernel.now(), -1, station, -1, value, 0);
  }

  complete(): void {
    this.#records.complete();
  }

  #write(
    kind: number,
    atMs: number,
    client: number,
    station: number,
    stage: number,
    value: number,
    from: number,
  ): void {
    this.#digest.four(subjectCode(kind, client, station, stage), atMs, value, from);
    this.books.count(kind, station);
    this.tallies.count(kind, client, stage, value, atMs);
    if (!this.#records.observed) return;
    const name = recordKinds[kind] as RecordKind;
    this.#records.next({ kind: name, atMs, client, station, stage, value, from });
  }
}
