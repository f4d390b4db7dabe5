import { equalJitter, fullJitter, noJitter, withBudget } from '@squall/client-actor';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCluster } from './cluster.ts';
import { parseClusterSpec } from './parse.ts';
import type { ClusterSpec, FaultSpec, ServiceSpec } from './spec.ts';
import { operators } from './testing/operators.ts';
import { clientSettings, cohort, quietSpec } from './testing/small-spec.ts';

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** Without the keys that have no value: an absent key and an undefined one are not the same to a schema. */
const tidy = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, its]) => its !== undefined)) as T;

const service = fc
  .record({
    servers: fc.integer({ min: 1, max: 3 }),
    queueCapacity: fc.integer({ min: 0, max: 30 }),
    serviceTimeMs: fc.integer({ min: 5, max: 400 }),
    cv2: fc.constantFrom(0, 1, 3),
    discipline: maybe(
      fc.constantFrom('fifo', 'lifo', 'adaptiveLifo', 'random', 'processorSharing'),
    ),
    patience: maybe(fc.constant({ meanMs: 700 })),
    baulking: maybe(fc.constant<number[]>([0, 0.3])),
    slowdownPerRequest: maybe(fc.constant(0.1)),
    cancellation: maybe(fc.boolean()),
    memoryLimitOfQueue: maybe(fc.constantFrom(0.5, 1, 1.2)),
    startUpMs: maybe(fc.constantFrom(0, 500, 4000)),
    warmUp: maybe(fc.constant({ durationMs: 3000, slowdown: 3 })),
    admission: maybe(
      fc.constantFrom<NonNullable<ServiceSpec['admission']>>(
        { perThousandPerSecond: 200, burstSeconds: 1, retryAfterMs: 1500 },
        { kind: 'aimd', initialLimit: 3, minLimit: 2, maxLimit: 9, timeoutMs: 200 },
        { kind: 'vegas', initialLimit: 3 },
        { kind: 'gradient2', initialLimit: 3, minLimit: 2, maxLimit: 9 },
        { kind: 'codel' },
        { kind: 'controlledDelay' },
        { kind: 'dagor', windowRequests: 20, userLevels: 8 },
      ),
    ),
  })
  .map((each) => tidy<ServiceSpec>(each));

const fault = fc
  .record({
    kind: fc.constantFrom('crash', 'pause', 'slowdown', 'partition'),
    atMs: fc.integer({ min: 4001, max: 14_000 }),
    service: fc.constantFrom('front', 'back'),
    cell: fc.constantFrom('main', 'west'),
    forMs: fc.integer({ min: 1, max: 5000 }),
  })
  .map(({ kind, forMs, ...at }): FaultSpec => {
    if (kind === 'crash') return { kind, ...at };
    return kind === 'slowdown' ? { kind, forMs, factor: 5, ...at } : { kind, forMs, ...at };
  });

const policy = fc.constantFrom(
  noJitter({ baseMs: 200, capMs: 2000 }),
  fullJitter({ baseMs: 200, capMs: 2000 }),
  withBudget(equalJitter({ baseMs: 200, capMs: 2000 }), {
    capacity: 2,
    refillPerSecond: 0.1,
    cost: 1,
  }),
  { ...fullJitter({ baseMs: 200, capMs: 2000 }), retriesMax: 3 },
);

const world = fc
  .record({
    front: service,
    back: service,
    calls: fc.boolean(),
    shared: fc.boolean(),
    timeoutMs: fc.constantFrom(50, 700, 3000),
    policy,
    human: maybe(fc.constant({ patienceMeanMs: 2000, manualRetriesMax: 2, absenceMeanMs: 3000 })),
    network: fc.record({
      latencyMs: fc.constantFrom(0, 20, 300),
      cv2: fc.constantFrom(0, 1),
      lossShare: fc.constantFrom(0, 0.05),
    }),
    // Of two faults that overlap the second is left out where it may not.
    faults: fc
      .array(fault, { maxLength: 2 })
      .map(([first, second]) =>
        first && second && second.kind !== first.kind ? [first, second] : first ? [first] : [],
      ),
    supervision: fc.constantFrom(
      null,
      { intensity: 0, periodMs: 1000 },
      { intensity: 1, periodMs: 5000, restartByHandMs: 2000 },
    ),
    watched: fc.boolean(),
    configuration: maybe(
      fc.record({
        startMs: fc.constant(5000),
        waves: fc.constant([
          { share: 0.5, afterMs: 0 },
          { share: 1, afterMs: 3000 },
        ]),
        fetchOverMs: fc.constantFrom(0, 1000),
        order: fc.constantFrom('random', 'byCell'),
        haltOnAlarm: fc.boolean(),
        upgradeMeanMs: fc.constant(4000),
      }),
    ),
  })
  .map((drawn): ClusterSpec => {
    const { timeoutMs, human, front, back, calls, shared, watched, ...rest } = drawn;
    const stages = Object.keys(clientSettings.timeoutsMs);
    const settings = {
      ...clientSettings,
      policy: rest.policy,
      timeoutsMs: Object.fromEntries(stages.map((stage) => [stage, timeoutMs])),
      heartbeatMs: 2000,
      messageMeanMs: 1500,
      honoursRetryAfter: true,
      ...(human ? { human } : {}),
    };
    const dependencies = [{ service: 'back', cost: 0.5, timeoutMs: 200 }];
    const cells = ['main', 'west'];
    return parseClusterSpec({
      ...quietSpec,
      clients: 40,
      horizonMs: 16_000,
      warmUpMs: 2000,
      cells,
      services: {
        front: { ...front, ...(calls ? { dependencies } : {}) },
        back: { ...back, shared },
      },
      cohorts: {
        old: { ...cohort, cells, settings, share: 0.5, canProcess: false, onlineAtStart: 0.9 },
        young: { ...cohort, cells, settings, share: 0.5 },
      },
      network: rest.network,
      faults: rest.faults,
      supervision: rest.supervision,
      operators: watched ? operators : null,
      ...(rest.configuration ? { configuration: rest.configuration } : {}),
    });
  });

/** Ends the run, which throws when the books do not balance, and gives back what they say. */
function booksOf(spec: ClusterSpec, seed: number, horizonMs: number) {
  const cluster = createCluster(spec, { seed });
  cluster.runUntil(horizonMs);
  return cluster.finish();
}

test('in every run the books balance to the unit, wherever it is cut', () => {
  let wasted = 0;
  let failed = 0;
  fc.assert(
    fc.property(
      world,
      fc.nat(0xffff_ffff),
      fc.integer({ min: 14_001, max: 16_000 }),
      (spec, seed, horizonMs) => {
        for (const books of Object.values(booksOf(spec, seed, horizonMs).ledger)) {
          const { requestedFirst, requestedRetry, answered, rejected } = books;
          const { timedOut, abandoned, inFlight, servedUseful, servedWasted } = books;
          expect(requestedFirst + requestedRetry).toBe(
            answered + rejected + timedOut + abandoned + inFlight,
          );
          // An answer on its way is served and not yet received; a lost one never is.
          expect(answered).toBeLessThanOrEqual(servedUseful);
          wasted += servedWasted;
          failed += rejected + timedOut + abandoned;
        }
      },
    ),
    { seed: 1, numRuns: 40 },
  );
  // The worlds drawn were not peaceful ones.
  expect([wasted > 100, failed > 1000]).toEqual([true, true]);
});

test('whatever the world, a seed has one history', () => {
  fc.assert(
    fc.property(world, fc.nat(0xffff_ffff), (spec, seed) => {
      expect(booksOf(spec, seed, 15_000).digest).toBe(booksOf(spec, seed, 15_000).digest);
    }),
    { seed: 2, numRuns: 10 },
  );
});
