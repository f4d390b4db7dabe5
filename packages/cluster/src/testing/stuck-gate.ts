import { type ClientSettings, constantDelay } from '@squall/client-actor';
import type { ClusterSpec } from '../spec.ts';
import { clientSettings, cohort, quietSpec } from './small-spec.ts';

export interface StuckGate {
  readonly clients: number;
  /** Sign-ins per second, each of the same length. */
  readonly capacityPerSecond: number;
  /** How long a sign-in is waited for, s. */
  readonly timeoutS: number;
  /** Mean wait before a retry, s. */
  readonly backoffS: number;
  /** The gate stands still for so long, from 10 s on. */
  readonly pauseS: number;
  readonly horizonS: number;
  readonly shedding?: ClusterSpec['shedding'];
}

const never = 1e8;

/**
 * Everybody is thrown out at 10 s and wants in again through a gate that stands still for a while. Its queue is 1.4 times as
 * long as anybody waits, first come first served, and abandoned work is served too: once it is full, nobody gets in.
 */
export function stuckGate(given: StuckGate): ClusterSpec {
  const { clients, capacityPerSecond, timeoutS, backoffS, pauseS, shedding } = given;
  const atMs = 10_000;
  const settings: ClientSettings = {
    ...clientSettings,
    policy: {
      ...constantDelay(2000 * backoffS),
      jitter: { kind: 'scale', low: 0, high: 1 },
    },
    timeoutsMs: { ...clientSettings.timeoutsMs, connect: 60_000, signIn: 1000 * timeoutS },
    heartbeatMs: never,
    messageMeanMs: never,
    resume: false,
  };
  const door = { service: 'front', cost: 1 };
  return {
    ...quietSpec,
    clients,
    horizonMs: 1000 * given.horizonS,
    services: {
      front: { servers: 200, queueCapacity: 2 * clients, serviceTimeMs: 1, cv2: 0 },
      gate: {
        servers: 1,
        queueCapacity: Math.round(1.4 * capacityPerSecond * timeoutS),
        serviceTimeMs: 1000 / capacityPerSecond,
        cv2: 0,
      },
    },
    stages: {
      connect: door,
      resume: door,
      signIn: { service: 'gate', cost: 1 },
      contacts: door,
      presence: door,
      heartbeat: door,
      sync: door,
      message: door,
    },
    cohorts: { all: { ...cohort, settings } },
    network: { latencyMs: 0, cv2: 0, lossShare: 0 },
    sessions: { ttlMs: 1e6, keptBy: 'gate', connectionsHeldBy: 'front' },
    faults: [
      { kind: 'crash', atMs, cell: 'main', service: 'front' },
      { kind: 'pause', atMs, cell: 'main', service: 'gate', forMs: 1000 * pauseS },
    ],
    ...(shedding ? { shedding } : {}),
  };
}
