import {
  type ClientSettings,
  createSessionClient,
  decorrelatedJitter,
  fullJitter,
  withBudget,
} from '@squall/client-actor';
import { createServiceLifecycle } from '@squall/service-actor';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Step, type World, firstDifference } from './testing/twins.ts';

const actors = 3;
const seeds = 20;
const timeoutMs = 5000;

const settings: ClientSettings = {
  policy: fullJitter({ baseMs: 1000, capMs: 30_000 }),
  timeoutsMs: {
    connect: timeoutMs,
    resume: timeoutMs,
    signIn: timeoutMs,
    contacts: timeoutMs,
    presence: timeoutMs,
    heartbeat: timeoutMs,
    sync: timeoutMs,
    message: timeoutMs,
  },
  heartbeatMs: 10_000,
  heartbeatMissesMax: 2,
  messageMeanMs: 8000,
  resume: true,
  honoursRetryAfter: true,
  human: { patienceMeanMs: 9000, manualRetriesMax: 2, absenceMeanMs: 20_000 },
};
const { human: _, ...withoutHuman } = settings;

const variants: Readonly<Record<string, ClientSettings>> = {
  'with a person': settings,
  'without one': { ...withoutHuman, policy: decorrelatedJitter({ baseMs: 500, capMs: 20_000 }) },
  'with a budget, giving up': {
    ...settings,
    resume: false,
    policy: {
      ...withBudget(fullJitter({ baseMs: 100, capMs: 1000 }), {
        capacity: 3,
        refillPerSecond: 0.1,
        cost: 1,
      }),
      retriesMax: 2,
      reset: { afterUpMs: 5000 },
    },
  },
};

/** Answers hit the request in flight more often than not: their numbers are small. */
const heard = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('response'), attempt: fc.nat(12) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('response'),
      attempt: fc.nat(12),
      resumable: fc.nat(1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('rejection'),
      attempt: fc.nat(12),
      retryAfterMs: fc.constantFrom(0, 2000, 7000),
    }),
  },
  fc.constantFrom({ type: 'start' }, { type: 'stop' }, { type: 'disconnection' }),
  fc.constantFrom(
    { type: 'upgrade' },
    { type: 'configuration', version: 2, heavy: 0 },
    { type: 'configuration', version: 3, heavy: 1 },
    { type: 'nonsense' },
  ),
);
const clientSteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.tuple(fc.nat(actors - 1), heard) },
    { weight: 2, arbitrary: fc.constantFrom(0, 1, 400, 1000, 5000, 20_000, 60_000) },
  ),
  { minLength: 20, maxLength: 80 },
);

/** Every actor starts, and two answers in three come in order. */
const lively = (steps: readonly Step[]): Step[] => [
  ...Array.from({ length: actors }, (_, actor): Step => [actor, { type: 'start' }]),
  ...[1, 2, 3, 4, 5].map((attempt): Step => [0, { type: 'response', attempt }]),
  ...steps,
];

test.each(Object.keys(variants))('the session client %s runs alike on both', (name) => {
  const make = ({ now }: World) => createSessionClient(variants[name]!, { now });
  const inputOf = (seed: number) => (id: number) => ({
    id,
    seed: (seed * 7919 + id) >>> 0,
    online: id === 2 ? 1 : 0,
    canProcess: id === 1 ? 0 : 1,
  });
  fc.assert(
    fc.property(clientSteps, fc.nat(2 ** 31), (steps, seed) => {
      expect(firstDifference(make, actors, lively(steps), inputOf(seed))).toBeUndefined();
    }),
    { seed: 1, numRuns: seeds },
  );
});

test('a wrong input ends a session client alike on both', () => {
  const make = ({ now }: World) => createSessionClient(settings, { now });
  const inputOf = (id: number) => ({ id: id === 1 ? -1 : id, seed: id });
  const steps: Step[] = [[0, { type: 'start' }], [1, { type: 'start' }], 10_000];
  expect(firstDifference(make, actors, steps, inputOf)).toBeUndefined();
});

test('the lifecycle of a service runs alike on both, to a good end and to a crash', () => {
  const make = ({ log }: World) =>
    createServiceLifecycle(
      { startUpMs: 100, warmUpMs: 50, drainMs: 200 },
      {
        start: () => log('start'),
        drain: () => log('drain'),
        stop: () => log('stop'),
        crash: (reason) => log(`crash ${reason}`),
      },
    );
  const event = fc.constantFrom(
    { type: 'drain' },
    { type: 'completion' },
    { type: 'shutdown' },
    { type: 'crash', reason: 'memory' },
  );
  const steps: fc.Arbitrary<Step[]> = fc.array(
    fc.oneof(fc.tuple(fc.nat(actors - 1), event), fc.constantFrom(0, 50, 100, 150, 200)),
    { minLength: 5, maxLength: 30 },
  );
  fc.assert(
    fc.property(steps, (taken) => {
      expect(firstDifference(make, actors, taken)).toBeUndefined();
    }),
    { seed: 1, numRuns: 200 },
  );
});
