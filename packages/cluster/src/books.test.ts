import { expect, test } from 'vitest';
import { Books } from './books.ts';
import { planStations } from './plan.ts';
import { createPopulation } from './population.ts';
import { type RecordKind, kinds } from './records.ts';
import { smallSpec } from './testing/small-spec.ts';

const spec = smallSpec();
const plan = planStations(spec, createPopulation(spec));

/** Books of the stations front and back, with records about the second. */
function kept(...records: readonly RecordKind[]) {
  const books = new Books(plan);
  for (const kind of records) books.count(kinds[kind], 1);
  return books;
}

test('they have a page for every station, also for one that nobody asked', () => {
  const ledger = kept('requested', 'answered').read();
  expect(Object.keys(ledger)).toEqual(['main/front', 'main/back']);
  expect(ledger['main/back']).toMatchObject({ requestedFirst: 1, answered: 1 });
  expect(ledger['main/front']).toMatchObject({ requestedFirst: 0 });
});

test('each kind is counted as what it is', () => {
  const ledger = kept(
    ...(['requested', 'requested', 'requested', 'retried', 'retried'] as const),
    ...(['answered', 'rejected', 'timedOut', 'abandoned'] as const),
    ...(['servedUseful', 'servedWasted', 'servedWasted', 'lost', 'serviceFailed'] as const),
  ).read();
  expect(ledger['main/back']).toEqual({
    requestedFirst: 3,
    requestedRetry: 2,
    answered: 1,
    rejected: 1,
    timedOut: 1,
    abandoned: 1,
    inFlight: 1,
    servedUseful: 1,
    servedWasted: 2,
  });
});

test('books that do not balance are told, by station and law', () => {
  const books = kept('requested', 'requested', 'answered');
  expect(books.imbalances([0, 1], [0, 0])).toEqual([]);
  expect(books.imbalances([0, 0], [0, 0])).toEqual([expect.stringMatching(/^main\/back: .*2.*1/)]);
});

test('the books are held against what the stations themselves say they have served', () => {
  const books = kept('servedUseful', 'servedWasted');
  expect(books.imbalances([0, 0], [0, 2])).toEqual([]);
  expect(books.imbalances([0, 0], [0, 3])).toEqual([
    'main/back: served = useful + wasted, but 3 and 2',
  ]);
});

test('what is about no station is in no book', () => {
  const books = kept();
  books.count(kinds.left, -1);
  expect(books.read()).toEqual(kept().read());
});
