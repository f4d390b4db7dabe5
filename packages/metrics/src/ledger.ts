import { checkCount } from './check.ts';
import type { LedgerTotals } from './ledger-totals.ts';

/** What is counted; what is in flight follows from it. */
export type LedgerEntries = Omit<LedgerTotals, 'inFlight'>;

/** A law that the books do not keep. Both sides are counts of requests. */
export interface Imbalance {
  /** Whose books. */
  readonly key: string;
  readonly law:
    | 'requested = answered + rejected + timedOut + abandoned + inFlight'
    | 'served = useful + wasted';
  readonly left: number;
  readonly right: number;
}

/** Counts what becomes of every request to one service, on the clients' side and on the service's. */
export class Ledger {
  readonly key: string;
  #first: number;
  #retries: number;
  #answered: number;
  #rejected: number;
  #timedOut: number;
  #abandoned: number;
  #useful: number;
  #wasted: number;

  constructor(key: string, { requestedFirst, requestedRetry, ...opening }: LedgerEntries) {
    this.key = key;
    this.#first = requestedFirst;
    this.#retries = requestedRetry;
    this.#answered = opening.answered;
    this.#rejected = opening.rejected;
    this.#timedOut = opening.timedOut;
    this.#abandoned = opening.abandoned;
    this.#useful = opening.servedUseful;
    this.#wasted = opening.servedWasted;
  }

  /** A client sends a request: `first` tells a first attempt from a retry. */
  requested(first: boolean): void {
    if (first) this.#first++;
    else this.#retries++;
  }

  answered(): void {
    this.#answered++;
  }

  rejected(): void {
    this.#rejected++;
  }

  timedOut(): void {
    this.#timedOut++;
  }

  /** The client has withdrawn the request: its user left, or the attempt has lost its purpose. */
  abandoned(): void {
    this.#abandoned++;
  }

  /** The service has finished a request: `useful` when its client still waits for it. */
  served(useful: boolean): void {
    if (useful) this.#useful++;
    else this.#wasted++;
  }

  /** Sent and without an outcome, by subtraction; negative when more was settled than sent. */
  get inFlight(): number {
    return this.#first + this.#retries - this.#settled();
  }

  read(): LedgerTotals {
    return {
      requestedFirst: this.#first,
      requestedRetry: this.#retries,
      answered: this.#answered,
      rejected: this.#rejected,
      timedOut: this.#timedOut,
      abandoned: this.#abandoned,
      inFlight: this.inFlight,
      servedUseful: this.#useful,
      servedWasted: this.#wasted,
    };
  }

  /**
   * The laws that are broken; empty when the books balance to the unit.
   *
   * @param inFlightNow - requests without an outcome, counted by somebody else: the clients that wait
   * @param servedNow - requests that the service itself says it has finished, when it keeps such a count
   * @throws RangeError when a count is not a whole number of at least 0
   */
  balance(inFlightNow: number, servedNow?: number): Imbalance[] {
    const { key } = this;
    const sent = this.#first + this.#retries;
    const accounted = this.#settled() + checkCount('inFlightNow', inFlightNow);
    const marked = this.#useful + this.#wasted;
    const served = servedNow === undefined ? marked : checkCount('servedNow', servedNow);
    const laws: Imbalance[] = [
      {
        key,
        law: 'requested = answered + rejected + timedOut + abandoned + inFlight',
        left: sent,
        right: accounted,
      },
      { key, law: 'served = useful + wasted', left: served, right: marked },
    ];
    return laws.filter(({ left, right }) => left !== right);
  }

  #settled(): number {
    return this.#answered + this.#rejected + this.#timedOut + this.#abandoned;
  }
}

const nothing: LedgerEntries = {
  requestedFirst: 0,
  requestedRetry: 0,
  answered: 0,
  rejected: 0,
  timedOut: 0,
  abandoned: 0,
  servedUseful: 0,
  servedWasted: 0,
};

/**
 * Books that go on from what was counted elsewhere; empty unless told. The key names them in an imbalance:
 * `consumer/signIn`.
 */
export function createLedger(key = 'all', opening: LedgerEntries = nothing): Ledger {
  return new Ledger(key, opening);
}
