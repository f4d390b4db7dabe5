import { type ClientSettings, everyStage, fullJitter } from '@squall/client-actor';
import { parseClusterSpec } from '../parse.ts';
import type { ClusterSpec, CohortSpec, ServiceSpec } from '../spec.ts';

/** Every answer is awaited for 2 s; a client speaks often, so that little virtual time says much. */
export const clientSettings: ClientSettings = {
  policy: fullJitter({ baseMs: 500, capMs: 5000 }),
  timeoutsMs: everyStage(2000),
  heartbeatMs: 10_000,
  heartbeatMissesMax: 2,
  messageMeanMs: 5000,
  resume: true,
  honoursRetryAfter: false,
};

export const cohort: CohortSpec = {
  share: 1,
  cells: ['main'],
  canProcess: true,
  settings: clientSettings,
};

export const frontService: ServiceSpec = { servers: 4, queueCapacity: 100, serviceTimeMs: 5 };
export const backService: ServiceSpec = { servers: 2, queueCapacity: 40, serviceTimeMs: 20 };

const front = { service: 'front', cost: 1 };
const back = { service: 'back', cost: 1 };

/** One cell, two services, sixty clients of one cohort, nothing that goes wrong. */
export const quietSpec: ClusterSpec = {
  clients: 60,
  horizonMs: 60_000,
  warmUpMs: 5000,
  windowMs: 1000,
  cells: ['main'],
  services: { front: frontService, back: backService },
  stages: {
    connect: front,
    resume: back,
    signIn: { service: 'back', cost: 2 },
    contacts: back,
    presence: back,
    heartbeat: front,
    sync: back,
    message: front,
  },
  cohorts: { all: cohort },
  network: { latencyMs: 20, cv2: 0, lossShare: 0 },
  sessions: { ttlMs: 20_000, keptBy: 'back', connectionsHeldBy: 'front' },
  operators: null,
  supervision: { intensity: 3, periodMs: 5000 },
  faults: [],
};

/** The quiet specification with whole parts replaced; checked as an experiment's is. */
export function smallSpec(change: Partial<ClusterSpec> = {}): ClusterSpec {
  const { cells } = change;
  const cohorts = cells ? { all: { ...cohort, cells } } : quietSpec.cohorts;
  return parseClusterSpec({ ...quietSpec, cohorts, ...change });
}
