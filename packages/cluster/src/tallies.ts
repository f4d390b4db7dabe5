import { stages } from '@squall/client-actor';
import type { Population } from './population.ts';
import { kindCount, kinds } from './records.ts';

/** What happened to the clients of one cohort since the trigger. */
export interface CohortTally {
  /** Lost their connection, once for each time. */
  readonly disconnected: number;
  /** Clients that the configuration has cut off at least once. */
  readonly cutOff: number;
  readonly byHand: number;
  readonly left: number;
  /** Connection attempts. */
  readonly connects: number;
  /** Messages with an outcome, and those of them that got no answer. */
  readonly messages: number;
  readonly messagesFailed: number;
}

/** Reason codes of a `disconnected` record, in `value`. */
export const disconnectReasons = ['configuration', 'server', 'heartbeat'] as const;

const connect = stages.indexOf('connect');
const message = stages.indexOf('message');
const noStage = -1;
/** One place for what has no stage, one for each stage. */
const stagePlaces = stages.length + 1;

/** What no figure asks for is passed over before anything of the client is looked at: 1 for the places that count. */
const isWanted = new Uint8Array(kindCount * stagePlaces);
for (const kind of [kinds.disconnected, kinds.retriedByHand, kinds.left])
  isWanted[placeOf(0, kind, noStage)] = 1;
for (const kind of [kinds.requested, kinds.retried]) isWanted[placeOf(0, kind, connect)] = 1;
for (const kind of [kinds.answered, kinds.rejected, kinds.timedOut])
  isWanted[placeOf(0, kind, message)] = 1;

/** How often each kind of record was about the clients of each cohort, by stage, from `fromMs` on. */
export class CohortTallies {
  readonly #population: Population;
  readonly #fromMs: number;
  readonly #counts: Float64Array;
  readonly #cut: Uint8Array;
  readonly #cutOff: number[];

  constructor(population: Population, fromMs: number) {
    this.#population = population;
    this.#fromMs = fromMs;
    this.#counts = new Float64Array(population.cohortNames.length * kindCount * stagePlaces);
    this.#cut = new Uint8Array(population.size);
    this.#cutOff = population.cohortNames.map(() => 0);
  }

  /** One more record; what is about no client (-1), or comes too early, is not counted. */
  count(kind: number, client: number, stage: number, value: number, atMs: number): void {
    if (client < 0 || atMs < this.#fromMs || isWanted[placeOf(0, kind, stage)] === 0) return;
    const cohort = this.#population.cohortOf[client] ?? 0;
    const at = placeOf(cohort, kind, stage);
    this.#counts[at] = (this.#counts[at] as number) + 1;
    if (kind === kinds.disconnected && value === 0) this.#countCut(cohort, client);
  }

  read(): readonly CohortTally[] {
    return this.#population.cohortNames.map((_, cohort) => this.#tallyOf(cohort));
  }

  #tallyOf(cohort: number): CohortTally {
    const of = (kind: number, stage = noStage) => this.#counts[placeOf(cohort, kind, stage)] ?? 0;
    const messagesFailed = of(kinds.rejected, message) + of(kinds.timedOut, message);
    return {
      disconnected: of(kinds.disconnected),
      cutOff: this.#cutOff[cohort] ?? 0,
      byHand: of(kinds.retriedByHand),
      left: of(kinds.left),
      connects: of(kinds.requested, connect) + of(kinds.retried, connect),
      messages: of(kinds.answered, message) + messagesFailed,
      messagesFailed,
    };
  }

  #countCut(cohort: number, client: number): void {
    if (this.#cut[client] === 1) return;
    this.#cut[client] = 1;
    this.#cutOff[cohort] = (this.#cutOff[cohort] ?? 0) + 1;
  }
}

function placeOf(cohort: number, kind: number, stage: number): number {
  return (cohort * kindCount + kind) * stagePlaces + stage + 1;
}
