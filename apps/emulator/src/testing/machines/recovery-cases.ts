import {
  createAdmissionRamp,
  createAutoscaler,
  createBrownOut,
  createPriorityShedding,
  createQueueLimit,
  createRollout,
  createServerBackoff,
  createServiceBreaker,
} from '@squall/recovery';
import * as fc from 'fast-check';
import type { MachineCase } from './machine-case.ts';

const share = fc.constantFrom(0, 0.1, 0.3, 0.5, 0.9, 1);
const sample = (figures: Readonly<Record<string, fc.Arbitrary<number>>>) =>
  fc.record({ type: fc.constant('sample'), ...figures });
const file = (name: string) => `packages/recovery/src/${name}.ts`;

/** Recovery actors, each with settings that let random samples move it. */
export const recoveryCases: Readonly<Record<string, MachineCase>> = {
  'admission ramp': {
    file: file('admission-ramp'),
    make: () =>
      createAdmissionRamp({
        alarmBelowShare: 0.5,
        alarmSamples: 2,
        reactionMs: 2000,
        startPerThousandPerSecond: 10,
        endPerThousandPerSecond: 70,
        raise: 1.3,
        lower: 0.6,
        healthyShare: 0.5,
      }),
    heard: sample({ successShare: share, behindShare: share, watchedShare: share }),
    waitsMs: [0, 1000, 2000],
  },
  'load shedding': {
    file: file('priority-shedding'),
    make: () =>
      createPriorityShedding({
        overloadedAboveWaitMs: 1000,
        calmBelowWaitMs: 500,
        raiseSamples: 1,
        lowerSamples: 2,
        floorMax: 3,
      }),
    heard: sample({ waitMs: fc.constantFrom(0, 400, 700, 1500) }),
    waitsMs: [0, 1000],
  },
  'brown-out': {
    file: file('brown-out'),
    make: () =>
      createBrownOut({
        features: 2,
        offBelowShare: 0.4,
        offSamples: 1,
        onAboveShare: 0.5,
        onAboveOnlineShare: 0.3,
        onSamples: 2,
      }),
    heard: sample({ successShare: share, onlineShare: share }),
    waitsMs: [0, 1000],
  },
  'service breaker': {
    file: file('service-breaker'),
    make: () => createServiceBreaker({ callsMin: 20, openMs: 3000, probes: 2 }),
    heard: fc.oneof(
      sample({ calls: fc.constantFrom(0, 20, 100), failedShare: share }),
      fc.record({ type: fc.constant('probe'), ok: fc.constantFrom(0, 1) }),
    ),
    waitsMs: [0, 1000, 3000],
  },
  autoscaler: {
    file: file('autoscaler'),
    make: () =>
      createAutoscaler({
        servers: 10,
        serversMin: 4,
        serversMax: 40,
        targetUtilisation: 0.5,
        provisioningMs: 3000,
        downAfterMs: 2000,
      }),
    heard: sample({ utilisation: share }),
    waitsMs: [0, 1000, 2000, 3000],
  },
  'queue limit': {
    file: file('queue-limit'),
    make: () =>
      createQueueLimit({
        targetWaitMs: 1000,
        limitAboveWaitMs: 2000,
        limitSamples: 1,
        liftBelowRejectedShare: 0.3,
        liftSamples: 2,
        limitMin: 3,
      }),
    heard: sample({
      waitMs: fc.constantFrom(0, 2000, 2001, 9000),
      throughputPerSecond: fc.constantFrom(0, 1, 30, 33.3),
      rejectedShare: share,
    }),
    waitsMs: [0, 1000],
  },
  'server back-off': {
    file: file('server-backoff'),
    make: () =>
      createServerBackoff({
        toMaxMs: 100_000,
        widen: 1.5,
        askAboveRejectedShare: 0.4,
        askSamples: 1,
        calmBelowRejectedShare: 0.2,
        calmSamples: 2,
      }),
    heard: sample({ rejectedShare: share }),
    waitsMs: [0, 1000],
  },
  'roll-out': {
    file: file('rollout'),
    make: () =>
      createRollout({
        startMs: 2000,
        waves: [
          { share: 0.1, afterMs: 0 },
          { share: 0.5, afterMs: 5000 },
          { share: 1, afterMs: 7000 },
        ],
        haltOnAlarm: true,
        gate: { lossShareMax: 0.4, bakeMs: 4000 },
      }),
    heard: fc.oneof(
      { weight: 1, arbitrary: fc.constant({ type: 'alarm' }) },
      { weight: 4, arbitrary: sample({ lossShare: fc.constantFrom(0, 0.1, 0.4, 0.4, 0.5) }) },
    ),
    waitsMs: [0, 1000, 2000, 5000],
    // Left within the step that enters it.
    neverSeen: ['rollout.launching'],
  },
};
