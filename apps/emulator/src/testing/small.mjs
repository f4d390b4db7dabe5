// @ts-check
// A small valid experiment in plain JavaScript; tests break it in one place each.
import { everyStage, noJitter } from '@squall/client-actor';

const timeoutMs = 5000;

export const settings = {
  policy: noJitter({ baseMs: 500, factor: 2, capMs: 5000 }),
  timeoutsMs: everyStage(timeoutMs),
  heartbeatMs: 20_000,
  heartbeatMissesMax: 2,
  messageMeanMs: 30_000,
  resume: true,
  honoursRetryAfter: false,
};

const service = { capacityPerThousandPerSecond: 500, queueSeconds: 2, serviceTimeMs: 20 };

export const world = {
  clients: 40,
  horizonMs: 60_000,
  warmUpMs: 5000,
  windowMs: 1000,
  cells: ['main'],
  services: { front: service, back: service },
  stages: {
    connect: { service: 'front', cost: 1 },
    resume: { service: 'front', cost: 1 },
    signIn: { service: 'front', cost: 1 },
    contacts: { service: 'back', cost: 1 },
    presence: { service: 'back', cost: 1 },
    heartbeat: { service: 'back', cost: 1 },
    sync: { service: 'back', cost: 1 },
    message: { service: 'back', cost: 1 },
  },
  cohorts: {
    all: { share: 1, cells: ['main'], canProcess: true, settings },
  },
  network: { latencyMs: 20, cv2: 0, lossShare: 0 },
  sessions: { ttlMs: 60_000, keptBy: 'back', connectionsHeldBy: 'front' },
  operators: null,
  supervision: { intensity: 3, periodMs: 5000 },
  faults: [{ kind: 'pause', atMs: 20_000, cell: 'main', service: 'back', forMs: 8000 }],
};

export const definition = {
  name: 'small',
  title: 'A small storm',
  question: 'Does a pause of eight seconds pass?',
  covers: ['One cell, two services.'],
  world,
  variants: { base: { title: 'Base', about: 'As it is.' } },
  profiles: {
    quick: { about: 'One minute.', replications: 2 },
    full: { about: 'One minute, more often.', replications: 4 },
  },
  accept: [
    { claim: 'Everybody is back', variant: 'base', measure: 'cell.main.onlineAtEnd', atLeast: 0.5 },
  ],
};

/** `definition` with the value at a dotted path replaced; `undefined` removes it. @param {string} path @param {unknown} value */
export function broken(path, value) {
  const copy = structuredClone(definition);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  /** @type {any} */
  let at = copy;
  for (const key of keys) at = at[key];
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}
