import type { Recovery } from '@squall/metrics';
import { type ExperimentDefinition } from '../definition.ts';
import { defineReproduction } from '../reproduction/define-reproduction.ts';
import type { ReproductionDefinition } from '../reproduction/reproduction.ts';
import { smallExperiment } from './small-experiment.ts';

const parameters = {
  load: { about: 'Offered, 1/s', default: 5, atLeast: 0, atMost: 100 },
  cut: { about: 'Share that is cut', default: 0.5, atLeast: 0, atMost: 1 },
  capacity: { about: 'Served, 1/s', default: 10, atLeast: 1, atMost: 100 },
  watchedS: { about: 'For so long, s', default: 60, atLeast: 1, atMost: 1000 },
  kind: { about: 'Of what kind', default: 'plain', oneOf: ['plain', 'odd'] },
} as const;

const recoveryOf = (verdict: Recovery['verdict']): Recovery => ({
  verdict,
  baseline: 1,
  floor: 0.95,
  worst: 0,
  worstAtMs: 1,
  leftBandAtMs: null,
  recoveredAtMs: null,
  metastableAtMs: null,
});

/** A table in which what happens is known: it stays down when load and cut together are more than the capacity allows. */
export const mappedDefinition = {
  name: 'mapped-table',
  title: 'A table with a map',
  source: 'Arithmetic.',
  setUp: ['Load, cut, capacity.'],
  tolerance: 'None.',
  parameters,
  figures: { seen: 'the load' },
  rows: [{ parameters: {}, published: [] }],
  claims: [],
  replications: { quick: 1, full: 1 },
  replicate: ({ load, cut, capacity, kind }, { seed, history }) => {
    history.number(load);
    history.number(seed);
    const pressure = load * (1 + cut);
    const stuck = kind === 'odd' ? pressure > 5 : load > capacity / 2 && pressure > capacity;
    const recovery = load > capacity ? null : recoveryOf(stuck ? 'metastable' : 'stable');
    return { figures: { seen: load }, events: 10, recovery };
  },
  map: {
    about: ['A cell is watched for longer.'],
    load: { parameter: 'load', label: 'Load', unit: '1/s', from: 2, to: 12, count: 6 },
    trigger: { parameter: 'cut', label: 'Cut', unit: 'share', from: 0.1, to: 0.9, count: 3 },
    replications: 2,
    parameters: ({ load }) => ({ watchedS: 100 + load }),
    stableLoad: { formula: 'C / 2', of: ({ capacity }) => capacity / 2 },
  },
} as const satisfies ReproductionDefinition<typeof parameters>;

export const mappedTable = defineReproduction(mappedDefinition);

/** Twenty clients, one service: how many they are against how long it takes to start again. */
export const mappedExperiment: ExperimentDefinition = {
  ...smallExperiment,
  name: 'mapped-storm',
  map: {
    about: ['Clients against the time of a start.'],
    variant: 'base',
    judged: 'cell.main',
    replications: 2,
    load: { label: 'Clients', unit: 'clients', from: 10, to: 30, count: 3, varies: 'clients' },
    trigger: {
      label: 'Start-up time',
      unit: 's',
      from: 1,
      to: 30,
      count: 2,
      varies: (seconds) => [{ path: 'services.front.startUpMs', value: seconds * 1000 }],
    },
  },
};
