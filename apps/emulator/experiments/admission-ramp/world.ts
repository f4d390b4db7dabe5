import { type World, assumed } from '@squall/experiment';
import { ample, unjitteredClients } from '../incident/clients.ts';

/** Boots that the database can serve, per second and 1,000 clients, with warm caches: everybody within 100 s. */
export const capacityPerThousandPerSecond = 10;

const settings = unjitteredClients(false);

/** Every client is thrown out at once and boots again, while the caches before the database are cold. */
export const world: World = {
  clients: 1000,
  horizonMs: 900_000,
  warmUpMs: 20_000,
  windowMs: 5000,
  cells: ['main'],
  services: {
    edge: ample,
    signIn: ample,
    boot: {
      capacityPerThousandPerSecond: assumed(5000, 'a hundred threads that mostly wait'),
      queueSeconds: 0.04,
      serviceTimeMs: 20,
      dependencies: [
        {
          service: 'database',
          cost: 1,
          timeoutMs: assumed(6000, 'a little over half of what a client waits'),
        },
      ],
    },
    database: {
      capacityPerThousandPerSecond,
      queueSeconds: assumed(15, 'a database keeps its callers waiting', [10, 30]),
      serviceTimeMs: assumed(100, 'channels, members, preferences'),
    },
    gateway: ample,
    messaging: ample,
  },
  stages: {
    connect: { service: 'edge', cost: 1 },
    resume: { service: 'signIn', cost: 1 },
    signIn: { service: 'signIn', cost: 1 },
    contacts: { service: 'boot', cost: 1 },
    presence: { service: 'gateway', cost: 1 },
    heartbeat: { service: 'gateway', cost: 1 },
    sync: { service: 'messaging', cost: 1 },
    message: { service: 'messaging', cost: 1 },
  },
  cohorts: { all: { share: 1, cells: ['main'], canProcess: true, settings } },
  network: {
    latencyMs: assumed(40, 'one way, across a continent'),
    cv2: assumed(0.25, 'some spread'),
    lossShare: 0,
  },
  sessions: { ttlMs: 0, keptBy: 'signIn', connectionsHeldBy: 'edge' },
  operators: null,
  supervision: { intensity: 5, periodMs: 60_000 },
  faults: [
    { kind: 'crash', atMs: 60_000, cell: 'main', service: 'edge' },
    {
      kind: 'slowdown',
      atMs: 60_000,
      cell: 'main',
      service: 'database',
      forMs: assumed(120_000, 'the caches fill within two minutes'),
      factor: assumed(2, 'every other read misses', [1.5, 3]),
    },
  ],
};
