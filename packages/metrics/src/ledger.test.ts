import { describe, expect, test } from 'vitest';
import { createLedger } from './ledger.ts';
import { mergeLedgers } from './ledger-totals.ts';
import { createLedgers } from './ledgers.ts';

/** Six requests: one of each outcome, one still on its way, and one that was served in vain. */
function busyLedger(key?: string) {
  const ledger = createLedger(key);
  for (const first of [true, true, true, false, false]) ledger.requested(first);
  ledger.served(true);
  ledger.answered();
  ledger.rejected();
  ledger.timedOut();
  ledger.served(false);
  ledger.abandoned();
  return ledger;
}

const busy = {
  requestedFirst: 3,
  requestedRetry: 2,
  answered: 1,
  rejected: 1,
  timedOut: 1,
  abandoned: 1,
  inFlight: 1,
  servedUseful: 1,
  servedWasted: 1,
};

describe('a ledger', () => {
  test('counts every request and what became of it', () => {
    expect(busyLedger().read()).toEqual(busy);
    expect(JSON.parse(JSON.stringify(busyLedger().read()))).toEqual(busy);
  });

  test('goes on from what was counted elsewhere', () => {
    const { inFlight: _, ...entries } = busyLedger().read();
    const ledger = createLedger('west/login', entries);
    expect(ledger.read()).toEqual(busy);
    ledger.answered();
    expect(ledger.read()).toEqual({ ...busy, answered: 2, inFlight: 0 });
  });

  test('balances when what is in flight is what its clients wait for', () => {
    expect(busyLedger().balance(1)).toEqual([]);
    expect(createLedger().balance(0)).toEqual([]);
  });

  test('a request that nobody knows of any more is an imbalance of one', () => {
    expect(busyLedger('consumer/signIn').balance(0)).toEqual([
      {
        key: 'consumer/signIn',
        law: 'requested = answered + rejected + timedOut + abandoned + inFlight',
        left: 5,
        right: 4,
      },
    ]);
  });

  test('an outcome counted twice is an imbalance, even when nothing is in flight', () => {
    const ledger = createLedger();
    ledger.requested(true);
    ledger.answered();
    ledger.timedOut();
    expect(ledger.inFlight).toBe(-1);
    expect(ledger.balance(0)).toMatchObject([{ left: 1, right: 2 }]);
  });

  test('work that a service has done and nobody marked is an imbalance', () => {
    expect(busyLedger().balance(1, 2)).toEqual([]);
    expect(busyLedger().balance(1, 3)).toMatchObject([
      { law: 'served = useful + wasted', left: 3, right: 2 },
    ]);
  });

  test.each([-1, 0.5, Number.NaN])('%d requests in flight is refused', (inFlight) => {
    expect(() => createLedger().balance(inFlight)).toThrow(
      `inFlightNow is ${inFlight}: give a whole number of at least 0`,
    );
  });
});

describe('mergeLedgers', () => {
  test('adds up entry by entry; of none it is zeros', () => {
    const twice = Object.fromEntries(
      Object.entries(busy).map(([entry, count]) => [entry, 2 * count]),
    );
    expect(mergeLedgers([busy, busy])).toEqual(twice);
    expect(mergeLedgers([])).toEqual(createLedger().read());
  });
});

describe('createLedgers', () => {
  test('opens one ledger for each key and reads them all', () => {
    const ledgers = createLedgers();
    ledgers.of('signIn').requested(true);
    ledgers.of('presence').requested(true);
    ledgers.of('signIn').answered();
    expect(ledgers.read()).toMatchObject({
      signIn: { requestedFirst: 1, answered: 1, inFlight: 0 },
      presence: { requestedFirst: 1, inFlight: 1 },
    });
  });

  test('tells whose books do not balance', () => {
    const ledgers = createLedgers();
    ledgers.of('signIn').requested(true);
    ledgers.of('presence').requested(true);
    const waiting: Record<string, number> = { signIn: 1 };
    expect(ledgers.balance((key) => waiting[key] ?? 0).map(({ key }) => key)).toEqual(['presence']);
  });
});
