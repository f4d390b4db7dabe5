import { type Stage, stages } from '@squall/client-actor';
import { expect, test } from 'vitest';
import { createPopulation } from './population.ts';
import { type RecordKind, kinds } from './records.ts';
import { CohortTallies, disconnectReasons } from './tallies.ts';
import { cohort, smallSpec } from './testing/small-spec.ts';

const population = createPopulation(
  smallSpec({
    clients: 4,
    cohorts: { old: { ...cohort, share: 0.5 }, young: { ...cohort, share: 0.5 } },
  }),
);

/** Clients 0 and 1 are old, 2 and 3 young; counted from 1000 ms on. */
function tally(
  ...records: readonly (readonly [
    RecordKind,
    number,
    { stage?: Stage; value?: number; atMs?: number }?,
  ])[]
) {
  const tallies = new CohortTallies(population, 1000);
  for (const [kind, client, { stage, value = 0, atMs = 1000 } = {}] of records) {
    const index = stage === undefined ? -1 : stages.indexOf(stage);
    tallies.count(kinds[kind], client, index, value, atMs);
  }
  return tallies.read();
}

test('events are counted for the cohort of their client', () => {
  const [old, young] = tally(['retriedByHand', 0], ['retriedByHand', 3], ['left', 3], ['left', 2]);
  expect([old?.byHand, young?.byHand, old?.left, young?.left]).toEqual([1, 1, 0, 2]);
});

test('every lost connection counts, a client cut off by the configuration counts once', () => {
  const byConfiguration = { value: disconnectReasons.indexOf('configuration') };
  const byServer = { value: disconnectReasons.indexOf('server') };
  const [old] = tally(
    ['disconnected', 0, byConfiguration],
    ['disconnected', 0, byConfiguration],
    ['disconnected', 1, byServer],
  );
  expect(old).toMatchObject({ disconnected: 3, cutOff: 1 });
});

test('connection attempts are the first ones and the retries, other stages are not', () => {
  const [old] = tally(
    ['requested', 0, { stage: 'connect' }],
    ['retried', 0, { stage: 'connect' }],
    ['retried', 0, { stage: 'signIn' }],
  );
  expect(old?.connects).toBe(2);
});

test('a message without an answer has failed; one that its client gave up on has no outcome', () => {
  const message = { stage: 'message' } as const;
  const [old] = tally(
    ['answered', 0, message],
    ['rejected', 0, message],
    ['timedOut', 1, message],
    ['abandoned', 1, message],
    ['answered', 1, { stage: 'sync' }],
    ['timedOut', 1, { stage: 'connect' }],
  );
  expect(old).toMatchObject({ messages: 3, messagesFailed: 2 });
});

test('what happens before the trigger, or between services, is nobody’s', () => {
  const tallies = tally(
    ['left', 0, { atMs: 999 }],
    ['requested', -1, { stage: 'connect' }],
    ['serviceUp', -1],
  );
  for (const count of tallies.flatMap((each) => Object.values(each))) expect(count).toBe(0);
});
