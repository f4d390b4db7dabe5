import { Subject } from 'rxjs';
import { expect, test } from 'vitest';
import { observe } from './observers.ts';
import { planStations } from './plan.ts';
import { createPopulation } from './population.ts';
import { type ClusterRecord, recordKinds } from './records.ts';
import { smallSpec } from './testing/small-spec.ts';

const spec = smallSpec();
const plan = planStations(spec, createPopulation(spec));
const record: ClusterRecord = {
  kind: 'requested',
  atMs: 1.5,
  client: 3,
  station: 1,
  stage: 2,
  value: 7,
  from: 0,
};

function seen(...records: readonly ClusterRecord[]) {
  const stream = new Subject<ClusterRecord>();
  const observers = observe(stream, plan);
  for (const each of records) stream.next(each);
  return observers;
}
const digest = (...records: readonly ClusterRecord[]) => seen(...records).digest();

test.each<[string, Partial<ClusterRecord>]>([
  ['kind', { kind: 'retried' }],
  ['time', { atMs: 1.5000001 }],
  ['client', { client: 4 }],
  ['station', { station: 0 }],
  ['stage', { stage: 1 }],
  ['value', { value: 8 }],
  ['age', { from: 1 }],
])('the digest is another when the %s of one record is', (_, change) => {
  expect(digest(record, { ...record, ...change })).not.toBe(digest(record, record));
});

test('the order and the number of records count', () => {
  const other = { ...record, client: 4 };
  expect(digest(record, other)).not.toBe(digest(other, record));
  expect(digest(record)).not.toBe(digest(record, record));
});

test('each kind of record has a number of its own', () => {
  expect(new Set(recordKinds.map((kind) => digest({ ...record, kind }))).size).toBe(
    recordKinds.length,
  );
});

test('the books have a page for every station, also for one that nobody asked', () => {
  const ledger = seen(record, { ...record, kind: 'answered' }).ledger();
  expect(Object.keys(ledger)).toEqual(['main/front', 'main/back']);
  expect(ledger['main/back']).toMatchObject({ requestedFirst: 1, answered: 1 });
  expect(ledger['main/front']).toMatchObject({ requestedFirst: 0 });
});

test('books that do not balance are told, by station and law', () => {
  const observers = seen(record, record, { ...record, kind: 'answered' });
  expect(observers.imbalances([0, 1], [0, 0])).toEqual([]);
  expect(observers.imbalances([0, 0], [0, 0])).toEqual([
    expect.stringMatching(/^main\/back: .*2.*1/),
  ]);
});

test('the books are held against what the stations themselves say they have served', () => {
  const observers = seen({ ...record, kind: 'servedUseful' }, { ...record, kind: 'servedWasted' });
  expect(observers.imbalances([0, 0], [0, 2])).toEqual([]);
  expect(observers.imbalances([0, 0], [0, 3])).toEqual([
    'main/back: served = useful + wasted, but 3 and 2',
  ]);
});

test('what is about no station is in the digest, but not in the books', () => {
  const left = { ...record, kind: 'left', station: -1, stage: -1 } as const;
  expect(seen(left).imbalances([0, 0], [0, 0])).toEqual([]);
  expect(digest(left)).not.toBe(digest());
});
