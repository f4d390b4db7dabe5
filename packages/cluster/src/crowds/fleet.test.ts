/** Clients with limits, loops that wait for answers, and services in trouble, as time lines. */
import { type CallLimit, callLimits, constantDelay } from '@squall/client-actor';
import { deterministic, samplerOf } from '@squall/random';
import { expect, test } from 'vitest';
import { type StationCalls, callStation } from './call-station.ts';

/** One server of 100 ms, hops of 10 ms, no time-out, retries after 30 ms. */
const world = {
  engine: 'flyweight',
  station: { name: 'desk', servers: 1, queueCapacity: 5, serviceTime: deterministic(100) },
  caller: { policy: constantDelay(30) },
  hopMs: samplerOf(deterministic(10)),
  seed: 1,
} as const;

function run(given: Partial<StationCalls>, untilMs: number) {
  const calls = callStation({ ...world, arrivalsMs: new Float64Array(), ...given });
  const books = calls.runUntil(untilMs);
  return { ...calls.log, books };
}
const at = (...moments: number[]) => ({ arrivalsMs: Float64Array.from(moments) });
const down = { outages: [{ fromMs: 0, untilMs: 1000 }] };

test('a closed loop thinks after each answer, and calls again', () => {
  const loop = { clients: 1, thinkMs: samplerOf(deterministic(80)) };
  const { startedMs, latenciesMs, sinceSentMs, books } = run({ loop }, 500);
  expect(startedMs).toEqual([0, 200, 400]);
  expect([latenciesMs, sinceSentMs]).toEqual([
    [120, 120],
    [120, 120],
  ]);
  expect(books).toMatchObject({ calls: 3, succeeded: 2, inFlight: 1 });
});

test('a paced loop sends late what it was to send while it waited, and is measured from then', () => {
  const loop = { clients: 1, everyMs: 150 };
  const pauses = [{ fromMs: 50, untilMs: 350, inService: 'stands' }] as const;
  const { startedMs, succeededMs, latenciesMs, sinceSentMs } = run({ loop, pauses }, 800);
  // Due at 0, 150, 300, 450, 600: the first answer comes at 420 ms.
  expect(startedMs).toEqual([0, 420, 540, 660, 780]);
  expect(succeededMs).toEqual([420, 540, 660, 780]);
  expect(sinceSentMs).toEqual([420, 120, 120, 120]);
  expect(latenciesMs).toEqual([420, 390, 360, 330]);
});

test('the clients of a paced loop take turns', () => {
  const loop = { clients: 3, everyMs: 600 };
  expect(run({ loop }, 700).startedMs).toEqual([0, 200, 400, 600]);
});

test('in an open loop there is no difference between intended and sent', () => {
  const { latenciesMs, sinceSentMs } = run(at(0, 0, 50), 1000);
  expect(latenciesMs).toEqual([120, 220, 270]);
  expect(sinceSentMs).toEqual(latenciesMs);
});

test('a caller without a time-out waits as long as it takes', () => {
  const pauses = [{ fromMs: 5, untilMs: 1e9, inService: 'stands' }] as const;
  expect(run({ ...at(0), pauses }, 2e9).latenciesMs).toEqual([1e9 + 110]);
});

test('a retry that its limit does not let go ends the call', () => {
  const limit: CallLimit = { ...callLimits.brookerTokens, capacity: 2 };
  const { retriedMs, retriesHeldBackMs, books } = run({ ...at(0), limit, ...down }, 1000);
  // Two tokens: one is more than one, and pays for the retry; the next question finds one.
  expect(retriedMs).toEqual([50]);
  expect(retriesHeldBackMs).toEqual([70]);
  expect(books).toMatchObject({ calls: 1, attempts: 2, heldBack: 1, failed: 0, inFlight: 0 });
});

test('an open breaker lets no call out, and a retry is asked for when it is to be sent', () => {
  const limit: CallLimit = { ...callLimits.hystrixBreaker, outcomesMin: 2, openMs: 200 };
  const { startedMs, retriedMs, heldBackMs, retriesHeldBackMs } = run(
    { ...at(0, 90, 290), limit, ...down },
    400,
  );
  expect([startedMs, retriedMs]).toEqual([[0, 290], [50]]);
  // The second failure, at 70 ms, opens it; its retry asks 30 ms later.
  expect(heldBackMs).toEqual([90]);
  expect(retriesHeldBackMs).toEqual([100, 340]);
});

test('each client has a limit of its own', () => {
  const limit: CallLimit = { ...callLimits.hystrixBreaker, outcomesMin: 1, openMs: 10_000 };
  const { heldBackMs } = run(
    { ...at(0, 100, 200, 300), clientOf: [0, 1, 0, 1], limit, ...down },
    500,
  );
  expect(heldBackMs).toEqual([200, 300]);
});

test('a limit that counts retries is a policy that gives up', () => {
  const { gaveUpMs, books } = run(
    { ...at(0), limit: { kind: 'retryCount', retriesMax: 1 }, ...down },
    1000,
  );
  expect(gaveUpMs).toEqual([70]);
  expect(books).toMatchObject({ failed: 1, heldBack: 0 });
});

test.each([
  // Transient failures cost 14 of the quota, rejections 5, time-outs 14.
  { trouble: 'down', given: down, left: 6 },
  { trouble: 'full', given: { station: { ...world.station, queueCapacity: 0 } }, left: 17 },
])('a quota asks how an attempt failed: $trouble', ({ given, left }) => {
  const limit: CallLimit = { ...callLimits.awsQuota2026, capacity: 85, retriesMax: 100 };
  const pauses = [{ fromMs: 0, untilMs: 1e6, inService: 'stands' }] as const;
  const first = 'station' in given ? [0, 1] : [1];
  const { retriedMs } = run({ ...at(...first), limit, pauses, ...given }, 10_000);
  expect(retriedMs).toHaveLength(left);
});

test('an outage loses what the service held, and ends', () => {
  const { retriedMs, succeededMs } = run(
    { ...at(0), outages: [{ fromMs: 60, untilMs: 90 }] },
    1000,
  );
  // Lost at 60 ms, heard of at 70, tried again at 100.
  expect([retriedMs, succeededMs]).toEqual([[100], [220]]);
});

test('an attempt may cost more than another', () => {
  const cost = (_: number, ticket: number) => (ticket === 0 ? 3 : 1);
  expect(run({ ...at(0, 0), cost }, 1000).succeededMs).toEqual([320, 420]);
});
