import { createHash } from 'node:crypto';
import { createKernel } from '@squall/kernel';
import { digestOf, nodeSha256 } from '@squall/metrics';
import { expect, test } from 'vitest';
import { planStations } from './plan.ts';
import { createPopulation } from './population.ts';
import { Recorder, type RecorderOptions } from './recorder.ts';
import { type ClusterRecord, kinds, recordKinds, subjectCode } from './records.ts';
import { smallSpec } from './testing/small-spec.ts';
import { TicketBook } from './tickets.ts';

const spec = smallSpec();
const population = createPopulation(spec);

/** A recorder with one request of client 3 at station 1, stage 2, attempt 7, sent at 1 ms; it is 1.5 ms now. */
function open(change: Partial<RecorderOptions> = {}) {
  const kernel = createKernel({ startMs: 1.5 });
  const tickets = new TicketBook(population.size);
  const plan = planStations(spec, population);
  const recorder = new Recorder({ kernel, tickets, plan, population, triggerMs: 0, ...change });
  const ticket = tickets.issue(3, 1, 2, 7, 1);
  return { kernel, tickets, recorder, ticket };
}

const digestAfter = (...acts: readonly ((world: ReturnType<typeof open>) => void)[]) => {
  const world = open();
  for (const act of acts) act(world);
  return world.recorder.digest();
};

test('the digest is over the subject, time, value and age of each record, in order', () => {
  const { recorder, ticket } = open();
  recorder.request(kinds.answered, ticket);
  recorder.client(kinds.state, 5, 4, 2);
  const answered = [subjectCode(kinds.answered, 3, 1, 2), 1.5, 7, 0.5];
  const moved = [subjectCode(kinds.state, 5, -1, -1), 1.5, 4, 2];
  expect(recorder.digest()).toBe(digestOf([...answered, ...moved]));
});

test('the digest does not ask what has computed it', () => {
  const hash = nodeSha256(createHash('sha256'));
  const [ours, nodes] = [open(), open({ hash })];
  for (const { recorder, ticket } of [ours, nodes]) recorder.request(kinds.requested, ticket);
  expect(nodes.recorder.digest()).toBe(ours.recorder.digest());
});

const request = { client: 3, station: 1, stage: 2, attempt: 7, sentAtMs: 1, nowMs: 1.5 };

test.each<[string, Partial<typeof request>]>([
  ['client', { client: 4 }],
  ['station', { station: 0 }],
  ['stage', { stage: 1 }],
  ['value', { attempt: 8 }],
  ['age', { sentAtMs: 0 }],
  ['time', { nowMs: 1.5000001 }],
])('the digest is another when the %s of one record is', (_, change) => {
  const digestOfOne = ({ client, station, stage, attempt, sentAtMs, nowMs }: typeof request) =>
    digestAfter(({ kernel, tickets, recorder }) => {
      kernel.runUntil(nowMs);
      recorder.request(kinds.requested, tickets.issue(client, station, stage, attempt, sentAtMs));
    });
  expect(digestOfOne({ ...request, ...change })).not.toBe(digestOfOne(request));
});

test('each kind of record has a number of its own', () => {
  const digests = recordKinds.map((kind) =>
    digestAfter(({ recorder, ticket }) => recorder.request(kinds[kind], ticket)),
  );
  expect(new Set(digests).size).toBe(recordKinds.length);
});

test('no subject runs into another, up to the ends of their ranges', () => {
  const ends = [-1, 0, 1];
  const codes = [0, 1, 17].flatMap((kind) =>
    [...ends, 1_999_999].flatMap((client) =>
      [...ends, 99_999].flatMap((station) =>
        [...ends, 255].map((stage) => subjectCode(kind, client, station, stage)),
      ),
    ),
  );
  expect(codes.every((code) => Number.isSafeInteger(code) && code >= 0)).toBe(true);
  expect(new Set(codes).size).toBe(codes.length);
});

test('whoever subscribes sees each record as an object', () => {
  const { recorder, ticket } = open();
  const seen: ClusterRecord[] = [];
  recorder.client(kinds.left, 9);
  recorder.records.subscribe((record) => seen.push(record));
  recorder.request(kinds.timedOut, ticket);
  recorder.served('served', ticket);
  recorder.served('failed', ticket);
  recorder.station(kinds.note, -1, 3);
  const about = { client: 3, station: 1, stage: 2, value: 7, from: 0.5, atMs: 1.5 };
  expect(seen).toEqual([
    { kind: 'timedOut', ...about },
    { kind: 'servedUseful', ...about },
    { kind: 'serviceFailed', ...about },
    { kind: 'note', client: -1, station: -1, stage: -1, value: 3, from: 0, atMs: 1.5 },
  ]);
});

test('work for a client that no longer waits is in vain', () => {
  const { recorder, tickets, ticket } = open();
  const seen: string[] = [];
  recorder.records.subscribe(({ kind }) => seen.push(kind));
  tickets.close(ticket);
  recorder.served('served', ticket);
  expect(seen).toEqual(['servedWasted']);
});
