import { expect, test } from 'vitest';
import { EngineFault } from '../failure.ts';
import { callBooks, checkCallBooks } from './call-books.ts';
import { emptyCallLog } from './call-log.ts';

const log = {
  ...emptyCallLog(),
  startedMs: [1, 2, 3, 4],
  retriedMs: [5, 6],
  succeededMs: [7],
  gaveUpMs: [8],
  heldBackMs: [9],
  retriesHeldBackMs: [10],
};
const seen = { calls: 5, inFlight: 1, onTheWay: 2, offered: 4 };

test('books that balance are read as they are', () => {
  expect(checkCallBooks(callBooks(log, seen))).toEqual({
    ...seen,
    succeeded: 1,
    failed: 1,
    heldBack: 2,
    attempts: 6,
  });
});

test.each([
  [
    'a call that is lost',
    { calls: 6 },
    'calls = succeeded + failed + held back + in flight, but 6',
  ],
  ['an attempt that is lost', { offered: 3 }, 'attempts = on the way + offered, but 6 and 5'],
])('%s is a fault', (_, change, says) => {
  const books = callBooks(log, { ...seen, ...change });
  expect(() => checkCallBooks(books)).toThrow(EngineFault);
  expect(() => checkCallBooks(books)).toThrow(says);
});
