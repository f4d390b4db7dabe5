import { createLedger, type Imbalance, type Ledger } from './ledger.ts';
import type { LedgerTotals } from './ledger-totals.ts';

/** One ledger for each key, opened at its first use. */
export interface Ledgers {
  of(key: string): Ledger;
  /**
   * Broken laws of all books; `inFlightNow` tells how many requests of a key wait for an outcome, `servedNow` how many
   * its service says it has served: without it the second law compares the books with themselves.
   */
  balance(inFlightNow: (key: string) => number, servedNow?: (key: string) => number): Imbalance[];
  read(): Record<string, LedgerTotals>;
}

export function createLedgers(): Ledgers {
  const books = new Map<string, Ledger>();
  const open = (key: string) => {
    const ledger = createLedger(key);
    books.set(key, ledger);
    return ledger;
  };
  return {
    of: (key) => books.get(key) ?? open(key),
    balance: (inFlightNow, servedNow) =>
      [...books.values()].flatMap((ledger) =>
        ledger.balance(inFlightNow(ledger.key), servedNow?.(ledger.key)),
      ),
    read: () => Object.fromEntries([...books].map(([key, ledger]) => [key, ledger.read()])),
  };
}
