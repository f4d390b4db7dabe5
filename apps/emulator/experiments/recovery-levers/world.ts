import { type World, assumed } from '@squall/experiment';
import { ample, unjitteredClients } from '../incident/clients.ts';

/** They obey a hint, if there is one. */
const settings = unjitteredClients(true);

/**
 * A configuration cuts half of the clients off; ninety seconds later it is mended, and the storm goes on by itself:
 * contact lists come from a directory that serves everybody within two minutes, one after the other, and from which
 * nobody gets an answer in time when all ask at once.
 */
export const world: World = {
  clients: 1000,
  horizonMs: 600_000,
  warmUpMs: 20_000,
  windowMs: 5000,
  cells: ['main'],
  services: {
    edge: ample,
    signIn: { capacityPerThousandPerSecond: 100, queueSeconds: 5, serviceTimeMs: 50 },
    contacts: {
      capacityPerThousandPerSecond: assumed(5000, 'a hundred threads that mostly wait'),
      queueSeconds: 0.04,
      serviceTimeMs: 20,
      dependencies: [
        {
          service: 'directory',
          cost: 1,
          timeoutMs: assumed(6000, 'a little over half of what a client waits'),
        },
      ],
    },
    directory: {
      capacityPerThousandPerSecond: assumed(8, 'everybody within two minutes'),
      queueSeconds: assumed(15, 'a database keeps its callers waiting'),
      serviceTimeMs: assumed(100, 'a list of some hundred entries'),
    },
    presence: ample,
    messaging: ample,
  },
  stages: {
    connect: { service: 'edge', cost: 1, priority: 0 },
    resume: { service: 'signIn', cost: 1 },
    signIn: { service: 'signIn', cost: 1 },
    contacts: { service: 'contacts', cost: 1 },
    presence: { service: 'presence', cost: 1 },
    heartbeat: { service: 'edge', cost: 1, priority: 1 },
    sync: { service: 'messaging', cost: 1 },
    message: { service: 'messaging', cost: 1 },
  },
  cohorts: {
    old: {
      share: assumed(0.5, 'a version that half of the clients run'),
      cells: ['main'],
      canProcess: false,
      settings,
    },
    current: { share: 'rest', cells: ['main'], canProcess: true, settings },
  },
  network: {
    latencyMs: assumed(40, 'one way, across a continent'),
    cv2: assumed(0.25, 'some spread'),
    lossShare: 0,
  },
  sessions: { ttlMs: 0, keptBy: 'signIn', connectionsHeldBy: 'edge' },
  configuration: {
    startMs: 60_000,
    waves: [{ share: 1, afterMs: 0 }],
    order: 'random',
    fetchOverMs: assumed(10_000, 'clients are told at once'),
    haltOnAlarm: true,
  },
  operators: {
    sampleDelayMs: assumed(5000, 'metrics are seen a window late'),
    alarm: {
      service: 'contacts',
      successShareBelow: assumed(0.5, 'half of the contact lists fail'),
      samples: assumed(3, 'for a quarter of a minute'),
    },
    diagnosisMs: assumed(60_000, 'a minute, compressed as the run is'),
    mendOverMs: assumed(10_000, 'the mended one spreads as the first did'),
    admissionRamp: null,
  },
  supervision: null,
  faults: [],
};
