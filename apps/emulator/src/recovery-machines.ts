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
import type { AnyStateMachine } from 'xstate';

/** The recovery actors by the name of their kind, with settings that show all of their states. */
export const recoveryMachines: Readonly<Record<string, () => AnyStateMachine>> = {
  admissionRamp: () =>
    createAdmissionRamp({
      alarmBelowShare: 0.5,
      alarmSamples: 6,
      reactionMs: 60_000,
      startPerThousandPerSecond: 1,
      endPerThousandPerSecond: 12,
      raise: 1.15,
      lower: 0.5,
      healthyShare: 0.9,
    }),
  priorityShedding: () => createPriorityShedding({ floorMax: 4 }),
  brownOut: () =>
    createBrownOut({
      features: 2,
      offBelowShare: 0.5,
      offSamples: 3,
      onAboveShare: 0.9,
      onAboveOnlineShare: 0.9,
      onSamples: 6,
    }),
  serviceBreaker: () => createServiceBreaker(),
  autoscaler: () =>
    createAutoscaler({
      servers: 10,
      serversMin: 10,
      serversMax: 100,
      targetUtilisation: 0.6,
      provisioningMs: 120_000,
    }),
  queueLimit: () =>
    createQueueLimit({
      targetWaitMs: 2000,
      limitAboveWaitMs: 5000,
      limitSamples: 3,
      liftBelowRejectedShare: 0.05,
      liftSamples: 6,
      limitMin: 1,
    }),
  serverBackoff: () =>
    createServerBackoff({
      toMaxMs: 300_000,
      widen: 2,
      askAboveRejectedShare: 0.2,
      askSamples: 2,
      calmBelowRejectedShare: 0.05,
      calmSamples: 6,
    }),
  rollout: () =>
    createRollout({
      startMs: 60_000,
      waves: [{ share: 1, afterMs: 0 }],
      haltOnAlarm: true,
      gate: { lossShareMax: 0.1, bakeMs: 600_000 },
    }),
};
