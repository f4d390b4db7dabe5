import type { ExperimentDefinition, World } from '../definition.ts';
import { assumed, documented } from '../figure.ts';

const timeoutMs = 2000;
const front = { service: 'front', cost: 1 };
const settings = {
  policy: {
    base: { kind: 'exponential', initialMs: 500, factor: 2 },
    jitter: { kind: 'scale', low: 0, high: 1 },
    capMs: 5000,
    reset: 'online',
  },
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
  messageMeanMs: 5000,
  resume: true,
  honoursRetryAfter: false,
} as const;

/** Twenty clients and one service that crashes after ten seconds: a run takes some milliseconds. */
const world: World = {
  clients: assumed(20, 'few are enough', [10, 40]),
  horizonMs: 60_000,
  warmUpMs: 2000,
  windowMs: 1000,
  cells: ['main'],
  services: {
    front: {
      servers: documented(2, 'a post'),
      queueCapacity: 40,
      serviceTimeMs: assumed(20, 'a lookup', [20, 50]),
      startUpMs: assumed(1000, 'a process start'),
    },
  },
  stages: {
    connect: front,
    resume: front,
    signIn: front,
    contacts: front,
    presence: front,
    heartbeat: front,
    sync: front,
    message: front,
  },
  cohorts: { all: { share: 1, cells: ['main'], canProcess: true, settings } },
  network: { latencyMs: 20, cv2: 0, lossShare: 0 },
  sessions: { ttlMs: 60_000, keptBy: 'front', connectionsHeldBy: 'front' },
  operators: null,
  supervision: { intensity: 3, periodMs: 5000 },
  faults: [{ kind: 'crash', atMs: 10_000, cell: 'main', service: 'front' }],
};

export const smallExperiment: ExperimentDefinition = {
  name: 'small-storm',
  title: 'A small storm',
  question: 'Does a cold start make it worse?',
  covers: ['One service, one crash.'],
  world,
  variants: {
    base: { title: 'Base', about: 'As it is.' },
    cold: {
      title: 'Cold start',
      about: 'The service takes twenty seconds to start.',
      change: { services: { front: { startUpMs: assumed(20_000, 'caches are empty') } } },
    },
  },
  profiles: {
    quick: { about: 'Small.', replications: 2 },
    full: {
      about: 'As long as it takes.',
      world: { clients: 30 },
      replications: { base: 4, default: 3 },
      sensitivity: { variants: ['base', 'cold'], replications: 2 },
    },
  },
  accept: [
    {
      claim: 'the storm is over soon',
      variant: 'base',
      measure: 'cell.main.recoveryMs',
      atMost: 15_000,
    },
    {
      claim: 'a cold start makes it longer',
      variant: 'base',
      measure: 'cell.main.recoveryMs',
      atMostTimes: { factor: 0.5, variant: 'cold' },
    },
  ],
};
