import {
  type ClientSettings,
  createSessionClient,
  everyStage,
  fullJitter,
  withBudget,
} from '@squall/client-actor';
import { createEvacuation, createIncidentOperator, createStagedRestart } from '@squall/cluster';
import { createCaller, createRowWriter } from '@squall/cluster/crowds';
import { createServiceLifecycle } from '@squall/service-actor';
import * as fc from 'fast-check';
import type { Heard, MachineCase } from './machine-case.ts';
import { recoveryCases } from './recovery-cases.ts';

const client: ClientSettings = {
  policy: {
    ...withBudget(fullJitter({ baseMs: 1000, capMs: 8000 }), {
      capacity: 3,
      refillPerSecond: 0.1,
      cost: 1,
    }),
    retriesMax: 4,
    reset: { afterUpMs: 5000 },
  },
  timeoutsMs: everyStage(5000),
  heartbeatMs: 10_000,
  heartbeatMissesMax: 2,
  messageMeanMs: 8000,
  resume: true,
  honoursRetryAfter: true,
  human: { patienceMeanMs: 15_000, manualRetriesMax: 2, absenceMeanMs: 20_000 },
};

/** One retry only. */
const once = { ...client.policy, retriesMax: 1 };

const attempt = fc.nat(9);
const bit = fc.constantFrom(0, 1);
const answered = (share: number) => ({
  weight: share,
  arbitrary: fc.record({ type: fc.constant('response'), attempt, resumable: bit }),
});

const clientHeard: fc.Arbitrary<Heard> = fc.oneof(
  answered(12),
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('rejection'),
      attempt,
      retryAfterMs: fc.constantFrom(0, 2000),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ type: 'disconnection' }) },
  fc.constantFrom({ type: 'start' }, { type: 'stop' }, { type: 'upgrade' }),
  fc.record({ type: fc.constant('configuration'), version: fc.nat(3), heavy: bit }),
);

const callerHeard: fc.Arbitrary<Heard> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom({ type: 'start' }, { type: 'refusal' }) },
  { weight: 3, arbitrary: fc.constant({ type: 'permission' }) },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constantFrom('response', 'rejection', 'rejection', 'failure'),
      attempt: fc.nat(5),
    }),
  },
);

/** Every machine that the packages and this app make, in the ways the product makes it. */
export const machines: Readonly<Record<string, MachineCase>> = {
  'session client': {
    file: 'packages/client-actor/src/session-client.ts',
    make: ({ now }) => createSessionClient(client, { now }),
    inputOf: (id, seed) => ({
      id,
      seed: (seed * 7919 + id) >>> 0,
      online: id === 2 ? 1 : 0,
      canProcess: id === 1 ? 0 : 1,
    }),
    heard: clientHeard,
    waitsMs: [0, 1, 400, 1000, 5000, 20_000],
    opening: [{ type: 'start' }, ...[1, 2, 3, 4].map((n) => ({ type: 'response', attempt: n }))],
  },
  caller: {
    file: 'packages/cluster/src/crowds/caller.ts',
    make: ({ now }) => createCaller({ policy: client.policy, timeoutMs: 2000 }, now),
    inputOf: (id, seed) => ({ seed: (seed * 7919 + id) >>> 0 }),
    heard: callerHeard,
    waitsMs: [0, 1, 400, 1000, 2000, 10_000],
    opening: [{ type: 'start' }],
    neverSeen: ['caller.asking', 'caller.heldBack'],
  },
  'caller that asks when it has failed': {
    file: 'packages/cluster/src/crowds/caller.ts',
    make: ({ now }) => createCaller({ policy: once, timeoutMs: 2000, asks: 'onFailure' }, now),
    inputOf: (id, seed) => ({ seed: (seed * 7919 + id) >>> 0 }),
    heard: callerHeard,
    waitsMs: [0, 1, 400, 1000, 2000, 10_000],
    opening: [{ type: 'start' }, { type: 'permission' }],
  },
  'caller that asks when it sends': {
    file: 'packages/cluster/src/crowds/caller.ts',
    make: ({ now }) => createCaller({ policy: once, timeoutMs: 2000, asks: 'onSending' }, now),
    inputOf: (id, seed) => ({ seed: (seed * 7919 + id) >>> 0 }),
    heard: callerHeard,
    waitsMs: [0, 1, 400, 1000, 10_000],
    opening: [{ type: 'start' }, { type: 'permission' }],
  },
  'row writer': {
    file: 'packages/cluster/src/crowds/row-writer.ts',
    make: ({ now }) => createRowWriter(once, now),
    inputOf: (id, seed) => ({ seed: (seed * 7919 + id) >>> 0 }),
    heard: fc.oneof(
      { weight: 4, arbitrary: fc.record({ type: fc.constant('version'), version: fc.nat(9) }) },
      { weight: 4, arbitrary: fc.constant({ type: 'conflict' }) },
      { weight: 1, arbitrary: fc.constantFrom({ type: 'written' }, { type: 'start' }) },
    ),
    waitsMs: [0, 1, 400, 5000, 20_000],
    opening: [{ type: 'start' }],
  },
  'incident operator': {
    file: 'packages/cluster/src/operators/incident-operator.ts',
    make: () => createIncidentOperator({ samples: 2, diagnosisMs: 4000 }),
    heard: fc.record({ type: fc.constant('sample'), alarming: bit }),
    waitsMs: [0, 1000, 4000],
  },
  'staged restart': {
    file: 'packages/cluster/src/operators/staged-restart.ts',
    make: () => createStagedRestart({ instances: 3, instancesPerMinute: 60, unavailableMax: 2 }),
    heard: fc.oneof(
      { weight: 4, arbitrary: fc.constant({ type: 'up' }) },
      { weight: 1, arbitrary: fc.record({ type: fc.constant('sample'), healthy: bit }) },
    ),
    waitsMs: [0, 500, 1000],
  },
  evacuation: {
    file: 'packages/cluster/src/operators/evacuation.ts',
    make: () => createEvacuation({ samples: 2, reactionMs: 1000, steps: 2, stepMs: 500 }),
    heard: fc.record({ type: fc.constant('sample'), alarming: bit, healthy: bit }),
    waitsMs: [0, 500, 1000],
  },
  ...recoveryCases,
  'life of a service': {
    file: 'packages/service-actor/src/lifecycle/service-lifecycle.ts',
    make: ({ log }) =>
      createServiceLifecycle(
        { startUpMs: 100, warmUpMs: 50, drainMs: 200 },
        {
          start: () => log('start'),
          drain: () => log('drain'),
          stop: () => log('stop'),
          crash: (reason) => log(`crash ${reason}`),
        },
      ),
    heard: fc.constantFrom(
      { type: 'drain' },
      { type: 'completion' },
      { type: 'shutdown' },
      { type: 'crash', reason: 'memory' },
    ),
    waitsMs: [0, 50, 100, 200],
  },
};
