import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLedger, type Ledger } from './ledger.ts';
import { mergeLedgers } from './ledger-totals.ts';

const runs = { seed: 1, numRuns: 300 };
const outcomes = ['answered', 'rejected', 'timedOut', 'abandoned'] as const;
/** A request: first or retry, its outcome if it has one, and what its service did with it. */
const request = fc.record({
  first: fc.boolean(),
  outcome: fc.option(fc.constantFrom(...outcomes)),
  served: fc.option(fc.boolean()),
});
type Request = typeof request extends fc.Arbitrary<infer R> ? R : never;

function write(ledger: Ledger, { first, outcome, served }: Request): void {
  ledger.requested(first);
  if (served !== null) ledger.served(served);
  if (outcome !== null) ledger[outcome]();
}

test('books of any history balance to the unit, and those with one entry too many or too few do not', () => {
  fc.assert(
    fc.property(fc.array(request), fc.constantFrom(...outcomes), (history, extra) => {
      const ledger = createLedger();
      for (const entry of history) write(ledger, entry);
      const waiting = history.filter(({ outcome }) => outcome === null).length;
      const served = history.filter(({ served }) => served !== null).length;
      expect(ledger.inFlight).toBe(waiting);
      expect(ledger.balance(waiting, served)).toEqual([]);
      expect(ledger.balance(waiting + 1)).toHaveLength(1);
      ledger[extra]();
      expect(ledger.balance(waiting)).toHaveLength(1);
    }),
    runs,
  );
});

test('merged books are the books of the whole history', () => {
  fc.assert(
    fc.property(fc.array(fc.array(request), { maxLength: 4 }), (histories) => {
      const books = histories.map((history) => {
        const ledger = createLedger();
        for (const entry of history) write(ledger, entry);
        return ledger.read();
      });
      const whole = createLedger();
      for (const entry of histories.flat()) write(whole, entry);
      expect(mergeLedgers(books)).toEqual(whole.read());
      expect(mergeLedgers(books.toReversed())).toEqual(whole.read());
    }),
    runs,
  );
});
