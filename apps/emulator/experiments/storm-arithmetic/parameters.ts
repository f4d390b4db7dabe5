import type { Values } from '@squall/experiment';

export const models = [
  'storm',
  'safe-window',
  'timeout',
  'collapse-free',
  'waves',
  'layers',
] as const;
export type Model = (typeof models)[number];

export const parameters = {
  model: {
    about:
      'A storm; its safe window; a storm with a time-out; its collapse-free window; waves without jitter; retries in layers',
    default: 'storm',
    oneOf: models,
  },
  N: { about: 'Clients that drop', default: 100_000, atLeast: 1, atMost: 2_000_000, whole: true },
  C: {
    about: 'Capacity, logins and other requests, 1/s',
    default: 2000,
    atLeast: 1,
    atMost: 1_000_000,
  },
  lambda: { about: 'Other requests, Poisson, 1/s', default: 500, atLeast: 0, atMost: 1_000_000 },
  W: {
    about: 'First attempts fall uniformly in so long, s',
    default: 20,
    atLeast: 0,
    atMost: 100_000,
  },
  order: {
    about: 'Who is served first: the others, or whoever came first',
    default: 'others',
    oneOf: ['others', 'turn'],
  },
  tau: { about: 'Time-out of a client, s', default: 25, atLeast: 0.01, atMost: 100_000 },
  c: { about: 'Servers', default: 1, atLeast: 1, atMost: 100_000, whole: true },
  B: { about: 'Places in the queue', default: 90, atLeast: 0, atMost: 1_000_000, whole: true },
  T: {
    about: 'Period after which a client that was turned away comes again, s',
    default: 10,
    atLeast: 0.001,
    atMost: 100_000,
  },
  p: {
    about: 'Probability that an attempt at the bottom fails',
    default: 0.5,
    atLeast: 0,
    atMost: 1,
  },
  r: { about: 'Retries of each layer', default: 3, atLeast: 0, atMost: 20, whole: true },
  d: { about: 'Layers', default: 1, atLeast: 1, atMost: 10, whole: true },
} as const;

export type StormValues = Values<typeof parameters>;

const storm = ['N', 'C', 'lambda', 'c'] as const;
const usedBy: Readonly<Record<Model, readonly (keyof StormValues)[]>> = {
  storm: [...storm, 'W', 'order'],
  'safe-window': storm,
  timeout: [...storm, 'W', 'tau'],
  'collapse-free': [...storm, 'tau'],
  waves: ['N', 'C', 'c', 'B', 'T'],
  layers: ['N', 'p', 'r', 'd'],
};

export const uses = ({ model }: StormValues): readonly string[] => ['model', ...usedBy[model]];
