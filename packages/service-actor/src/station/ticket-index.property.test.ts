import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { none } from './columns.ts';
import { TicketIndex } from './ticket-index.ts';

/** Tickets that meet in the table, that run in order, and that need all 53 bits. */
const ticket = fc.oneof(
  fc.nat(60),
  fc.nat(20).map((n) => n * 2 ** 27),
  fc.nat(20).map((n) => Number.MAX_SAFE_INTEGER - n * 2 ** 32),
);

test('finds what was inserted and not removed, and nothing else', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(ticket, fc.nat(1000)), { maxLength: 300, size: 'max' }),
      (operations) => {
        const index = new TicketIndex();
        const model = new Map<number, number>();
        for (const [key, row] of operations) {
          if (model.delete(key)) index.remove(key);
          else {
            model.set(key, row);
            index.insert(key, row);
          }
          const wrong = operations.filter(
            ([seen]) => index.find(seen) !== (model.get(seen) ?? none),
          );
          expect(wrong).toEqual([]);
        }
        index.clear();
        expect(operations.some(([seen]) => index.find(seen) !== none)).toBe(false);
      },
    ),
    { seed: 1, numRuns: 30 },
  );
});
