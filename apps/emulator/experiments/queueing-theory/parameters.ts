import type { Values } from '@squall/experiment';

export const models = [
  'mm1',
  'mmc-loss',
  'mmc',
  'mmck',
  'md1',
  'mg1',
  'erlang-a',
  'retrial',
] as const;
export type Model = (typeof models)[number];

/** Rates are per second, as in the tables of the books. */
export const parameters = {
  model: {
    about:
      'M/M/1, Erlang B (mmc-loss), Erlang C (mmc), M/M/c/K, M/D/1, M/G/1, Erlang A (M/M/c+M), M/M/1 with retrials',
    default: 'mm1',
    oneOf: models,
  },
  lambda: { about: 'Arrivals, 1/s', default: 8, atLeast: 0.001, atMost: 100_000 },
  mu: { about: 'Served by one busy server, 1/s', default: 10, atLeast: 0.001, atMost: 100_000 },
  c: { about: 'Servers', default: 1, atLeast: 1, atMost: 1000, whole: true },
  K: {
    about: 'Room, those in service included',
    default: 10,
    atLeast: 1,
    atMost: 10_000,
    whole: true,
  },
  theta: {
    about: 'Rate of patience, of one who waits, or of coming back, of one turned away; 1/s',
    default: 1,
    atLeast: 0.001,
    atMost: 100_000,
  },
  cv2: {
    about: 'Squared coefficient of variation of the service time (gamma)',
    default: 1,
    atLeast: 0.01,
    atMost: 20,
  },
  t: {
    about: 'The share that waits longer than this is counted, s',
    default: 0.5,
    atLeast: 0,
    atMost: 1000,
  },
  sources: {
    about: 'Clients, each a Poisson process',
    default: 100,
    atLeast: 1,
    atMost: 100_000,
    whole: true,
  },
  length: {
    about: 'Length of a replication: at 1 the standard error of 20 replications is below 1 %',
    default: 1,
    atLeast: 0.01,
    atMost: 100,
  },
} as const;

export type QueueValues = Values<typeof parameters>;

/** What a model makes use of, beside lambda and mu. */
const usedBy: Readonly<Record<Model, readonly (keyof QueueValues)[]>> = {
  mm1: ['t'],
  'mmc-loss': ['c'],
  mmc: ['c', 't'],
  mmck: ['c', 'K'],
  md1: [],
  mg1: ['cv2'],
  'erlang-a': ['c', 'theta'],
  retrial: ['theta'],
};

export const uses = ({ model }: QueueValues): readonly string[] => [
  'model',
  'lambda',
  'mu',
  'sources',
  'length',
  ...usedBy[model],
];
