import { stages } from '@squall/client-actor';
import { expect, test } from 'vitest';
import type { RecordKind } from './records.ts';
import type { ClusterSpec } from './spec.ts';
import { runWhole } from './testing/run.ts';
import {
  backService,
  clientSettings,
  cohort,
  frontService,
  quietSpec,
} from './testing/small-spec.ts';

const crash = { kind: 'crash', atMs: 20_000, cell: 'main', service: 'front' } as const;
const network = { latencyMs: 20, cv2: 1, lossShare: 0 };
const base: Partial<ClusterSpec> = { horizonMs: 25_000, network, faults: [crash] };
const clients = Array.from({ length: quietSpec.clients }, (_, client) => client);

const heartbeat = stages.indexOf('heartbeat');
const message = stages.indexOf('message');

/** Of each client: when it first sent a heartbeat and a message, how long that message took, when it first tried again. */
function firsts(change: Partial<ClusterSpec>, seed = 1) {
  const { records } = runWhole({ ...base, ...change }, { seed });
  const first = (client: number, kind: RecordKind, stage?: number) =>
    records.find(
      (record) =>
        record.client === client &&
        record.kind === kind &&
        (stage === undefined || record.stage === stage),
    );
  return clients.map((client) => ({
    heartbeatAtMs: first(client, 'requested', heartbeat)?.atMs,
    messageAtMs: first(client, 'requested', message)?.atMs,
    heartbeatServedAfterMs: first(client, 'servedUseful', heartbeat)?.from ?? Number.NaN,
    retriedAfterMs: (first(client, 'retried')?.atMs ?? Number.NaN) - crash.atMs,
  }));
}
/** What was sent before the storm; what comes after it is another matter. */
const sent = (all: ReturnType<typeof firsts>) =>
  all.map(({ heartbeatAtMs = Infinity, messageAtMs = Infinity }) =>
    [heartbeatAtMs, messageAtMs].filter((atMs) => atMs < crash.atMs),
  );

test('what a client draws does not depend on the services that it meets', () => {
  const slower = { front: { ...frontService, servers: 1 }, back: { ...backService, servers: 7 } };
  const own = sent(firsts({}));
  expect(own.flat().length).toBeGreaterThan(110);
  expect(sent(firsts({ services: slower }))).toEqual(own);
  expect(sent(firsts({}, 2))).not.toEqual(own);
});

test('nor on how many other clients there are', () => {
  expect(sent(firsts({ clients: 240 }))).toEqual(sent(firsts({})));
});

test('another reconnect policy changes nothing before the storm', () => {
  const policy = { ...clientSettings.policy, capMs: 60_000 };
  const change = { cohorts: { all: { ...cohort, settings: { ...clientSettings, policy } } } };
  const before = (of: Partial<ClusterSpec>) =>
    runWhole({ ...base, ...of }).records.filter(({ atMs }) => atMs < crash.atMs);
  expect(before(change)).toEqual(before({}));
});

test('a first back-off is the same share of another step', () => {
  const twice = { kind: 'exponential', initialMs: 1000, factor: 2 } as const;
  const policy = { ...clientSettings.policy, base: twice };
  const slower = firsts({
    cohorts: { all: { ...cohort, settings: { ...clientSettings, policy } } },
  });
  firsts({}).forEach(({ retriedAfterMs }, client) => {
    expect(retriedAfterMs).toBeGreaterThan(0);
    expect(slower[client]?.retriedAfterMs).toBeCloseTo(2 * retriedAfterMs, 6);
  });
});

test('a request crosses the network in the same time in every variant', () => {
  const front = { ...frontService, cv2: 0, servers: 60 };
  const taking = (serviceTimeMs: number) =>
    firsts({ services: { front: { ...front, serviceTimeMs }, back: backService } });
  const faster = taking(3);
  taking(5).forEach(({ heartbeatServedAfterMs }, client) =>
    expect(heartbeatServedAfterMs - (faster[client]?.heartbeatServedAfterMs ?? 0)).toBeCloseTo(
      2,
      6,
    ),
  );
});
