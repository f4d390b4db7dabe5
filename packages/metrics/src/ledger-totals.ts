/** The books of one service, or of several together. Counts of requests, plain JSON. */
export interface LedgerTotals {
  readonly requestedFirst: number;
  readonly requestedRetry: number;
  readonly answered: number;
  readonly rejected: number;
  readonly timedOut: number;
  /** Withdrawn by the client before it had an outcome. */
  readonly abandoned: number;
  /** Sent and without an outcome, by subtraction. */
  readonly inFlight: number;
  /** Served while the client still waited. */
  readonly servedUseful: number;
  /** Served in vain: the client had given the attempt up. */
  readonly servedWasted: number;
}

const entries = [
  'requestedFirst',
  'requestedRetry',
  'answered',
  'rejected',
  'timedOut',
  'abandoned',
  'inFlight',
  'servedUseful',
  'servedWasted',
] as const satisfies readonly (keyof LedgerTotals)[];

const empty = () => ({
  requestedFirst: 0,
  requestedRetry: 0,
  answered: 0,
  rejected: 0,
  timedOut: 0,
  abandoned: 0,
  inFlight: 0,
  servedUseful: 0,
  servedWasted: 0,
});

/** The books of several services or replications as one. No books give zeros. */
export function mergeLedgers(books: Iterable<LedgerTotals>): LedgerTotals {
  const sum = empty();
  for (const book of books) for (const entry of entries) sum[entry] += book[entry];
  return sum;
}
