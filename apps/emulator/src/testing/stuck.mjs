// @ts-check
// Two hundred clients before a sign-in that stood still for a while: what it serves is for those who have gone.
import { constantDelay } from '@squall/client-actor';
import { definition, settings, world } from './small.mjs';

const never = 1e8;
const door = { service: 'front', cost: 1 };

export default {
  ...definition,
  name: 'stuck',
  question: 'Does it come unstuck?',
  world: {
    ...world,
    clients: 200,
    horizonMs: 120_000,
    services: {
      front: { servers: 50, queueCapacity: 400, serviceTimeMs: 1, cv2: 0 },
      back: { servers: 1, queueCapacity: 42, serviceTimeMs: 100, cv2: 0 },
    },
    stages: {
      ...world.stages,
      contacts: door,
      presence: door,
      heartbeat: door,
      sync: door,
      message: door,
      signIn: { service: 'back', cost: 1 },
    },
    cohorts: {
      all: {
        ...world.cohorts.all,
        settings: {
          ...settings,
          policy: { ...constantDelay(8000), jitter: { kind: 'scale', low: 0, high: 1 } },
          timeoutsMs: { ...settings.timeoutsMs, signIn: 3000 },
          heartbeatMs: never,
          messageMeanMs: never,
          resume: false,
        },
      },
    },
    faults: [
      { kind: 'crash', atMs: 10_000, cell: 'main', service: 'front' },
      { kind: 'pause', atMs: 10_000, cell: 'main', service: 'back', forMs: 15_000 },
    ],
  },
  profiles: { ...definition.profiles, quick: { about: 'Two minutes.', replications: 1 } },
  accept: [{ claim: 'It is stuck', variant: 'base', measure: 'cell.main.metastable', atLeast: 1 }],
};
