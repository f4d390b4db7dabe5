import { type Imbalance, type LedgerTotals, createLedger } from '@squall/metrics';
import type { Plan } from './plan.ts';
import { kindCount, kinds } from './records.ts';

/** How often each kind of record was about each station: one column, from which books and windows are read. */
export class Books {
  readonly #counts: Float64Array;
  readonly #keys: readonly string[];

  constructor({ stations }: Plan) {
    this.#keys = stations.map(({ key }) => key);
    this.#counts = new Float64Array(stations.length * kindCount);
  }

  /** One more record; one that is about no station (-1) is in no book. */
  count(kind: number, station: number): void {
    if (station < 0) return;
    const at = station * kindCount + kind;
    this.#counts[at] = (this.#counts[at] as number) + 1;
  }

  /** Records of a kind about a station up to now. */
  total(kind: number, station: number): number {
    return this.#counts[station * kindCount + kind] ?? 0;
  }

  /** By `cell/service`. */
  read(): Readonly<Record<string, LedgerTotals>> {
    return Object.fromEntries(
      this.#keys.map((key, station) => [key, this.#ledger(station).read()]),
    );
  }

  /**
   * Laws that the books break against what clients wait for and what stations say they have served, by station, in words;
   * empty when they balance to the unit.
   */
  imbalances(inFlight: ArrayLike<number>, served: ArrayLike<number>): readonly string[] {
    const broken = (_: string, station: number): Imbalance[] =>
      this.#ledger(station).balance(inFlight[station] ?? 0, served[station] ?? 0);
    return this.#keys
      .flatMap(broken)
      .map(({ key, law, left, right }) => `${key}: ${law}, but ${left} and ${right}`);
  }

  #ledger(station: number) {
    const of = (kind: number) => this.total(kind, station);
    return createLedger(this.#keys[station] ?? '', {
      requestedFirst: of(kinds.requested),
      requestedRetry: of(kinds.retried),
      answered: of(kinds.answered),
      rejected: of(kinds.rejected),
      timedOut: of(kinds.timedOut),
      abandoned: of(kinds.abandoned),
      servedUseful: of(kinds.servedUseful),
      servedWasted: of(kinds.servedWasted),
    });
  }
}
