import { everyStage, noJitter } from '@squall/client-actor';
import type { ClusterSpec } from '../spec.ts';
import type { RecoverySpec } from '../spec/recovery.ts';
import { clientSettings, cohort, quietSpec } from './small-spec.ts';

const ample = { servers: 20, queueCapacity: 200, serviceTimeMs: 5 };

/**
 * A hundred clients come back at once. Contact lists come from a directory that has all of them within half a minute, one
 * after the other, and none in time when all ask at once: left to itself, nobody comes back any more.
 */
export const recoveryStorm: Partial<ClusterSpec> = {
  clients: 100,
  horizonMs: 200_000,
  warmUpMs: 5000,
  windowMs: 1000,
  services: {
    front: ample,
    signIn: ample,
    contacts: {
      servers: 60,
      queueCapacity: 40,
      serviceTimeMs: 5,
      dependencies: [{ service: 'directory', cost: 1, timeoutMs: 3000 }],
    },
    directory: { servers: 1, queueCapacity: 60, serviceTimeMs: 250, cv2: 0 },
  },
  stages: {
    connect: { service: 'front', cost: 1 },
    resume: { service: 'signIn', cost: 1 },
    signIn: { service: 'signIn', cost: 1 },
    contacts: { service: 'contacts', cost: 1 },
    presence: { service: 'front', cost: 1, priority: 1 },
    heartbeat: { service: 'front', cost: 1, priority: 1 },
    sync: { service: 'front', cost: 1, priority: 1 },
    message: { service: 'front', cost: 1, priority: 1 },
  },
  cohorts: {
    all: {
      ...cohort,
      settings: {
        ...clientSettings,
        policy: noJitter({ baseMs: 500, factor: 2, capMs: 4000 }),
        timeoutsMs: everyStage(5000),
        resume: false,
        honoursRetryAfter: true,
      },
    },
  },
  sessions: { ttlMs: 0, keptBy: 'signIn', connectionsHeldBy: 'front' },
  supervision: quietSpec.supervision,
  faults: [{ kind: 'crash', atMs: 20_000, cell: 'main', service: 'front' }],
};

const ramp = {
  kind: 'admissionRamp',
  service: 'signIn',
  watch: ['contacts'],
  alarmBelowShare: 0.5,
  alarmSamples: 2,
  reactionMs: 1000,
  startPerThousandPerSecond: 20,
  endPerThousandPerSecond: 30,
  raise: 1.1,
  lower: 0.8,
  healthyShare: 0.6,
  calmSamples: 5,
  retryAfterMs: 0,
} satisfies RecoverySpec;

const shedding = {
  kind: 'priorityShedding',
  service: 'directory',
  at: 'front',
  overloadedAboveWaitMs: 1500,
  calmBelowWaitMs: 500,
  lowerSamples: 1,
  floorMax: 1,
} satisfies RecoverySpec;

const brownOut = {
  kind: 'brownOut',
  service: 'contacts',
  stages: ['contacts'],
  offBelowShare: 0.5,
  offSamples: 2,
  onAboveShare: 0.9,
  onAboveOnlineShare: 0.9,
  onSamples: 10,
} satisfies RecoverySpec;

const breaker = {
  kind: 'serviceBreaker',
  service: 'directory',
  caller: 'contacts',
  callsMin: 5,
  openMs: 10_000,
  probes: 3,
} satisfies RecoverySpec;

const autoscaler = {
  kind: 'autoscaler',
  service: 'directory',
  serversMaxTimes: 6,
  targetUtilisation: 0.6,
  provisioningMs: 5000,
} satisfies RecoverySpec;

const queueLimit = {
  kind: 'queueLimit',
  service: 'directory',
  targetWaitMs: 1000,
  limitAboveWaitMs: 2000,
  limitSamples: 2,
  liftBelowRejectedShare: 0.05,
  liftSamples: 5,
} satisfies RecoverySpec;

const backoff = {
  kind: 'serverBackoff',
  service: 'contacts',
  toMaxMs: 60_000,
  widen: 2,
  askAboveRejectedShare: 0.2,
  askSamples: 2,
  calmBelowRejectedShare: 0.05,
  calmSamples: 5,
} satisfies RecoverySpec;

/** Of each kind one that brings the clients back, and what it is when it is badly set. */
export const levers: Readonly<
  Record<RecoverySpec['kind'], { readonly good: RecoverySpec; readonly bad: RecoverySpec }>
> = {
  admissionRamp: {
    good: ramp,
    bad: { ...ramp, startPerThousandPerSecond: 100, endPerThousandPerSecond: 800, lower: 1 },
  },
  priorityShedding: { good: shedding, bad: { ...shedding, floorMax: 2 } },
  brownOut: { good: brownOut, bad: { ...brownOut, stages: ['presence'] } },
  serviceBreaker: { good: breaker, bad: { ...breaker, openMs: 90_000 } },
  autoscaler: { good: autoscaler, bad: { ...autoscaler, provisioningMs: 160_000 } },
  queueLimit: {
    good: queueLimit,
    bad: { ...queueLimit, targetWaitMs: 8000, limitAboveWaitMs: 8000 },
  },
  serverBackoff: {
    good: backoff,
    bad: { ...backoff, fromMs: 4000, toMs: 4000, toMaxMs: 4000 },
  },
};
