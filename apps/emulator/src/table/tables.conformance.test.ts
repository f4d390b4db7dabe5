/** A published table is not reproduced in another world than its own, and has one history on both engines. */
import {
  type Reproduction,
  type TableSummary,
  askedRows,
  defineReproduction,
  makeRow,
  planRows,
  summariseRows,
} from '@squall/experiment';
import { expect, test } from 'vitest';
import awsBackoff from '../../experiments/aws-backoff.experiment.ts';
import brookerRetries from '../../experiments/brooker-retries.experiment.ts';
import congestiveCollapse from '../../experiments/congestive-collapse.experiment.ts';
import gcPause from '../../experiments/gc-pause.experiment.ts';
import jitterDispersion from '../../experiments/jitter-dispersion.experiment.ts';
import osdi from '../../experiments/osdi-2022-figure-5.experiment.ts';
import queueingTheory from '../../experiments/queueing-theory.experiment.ts';
import stormArithmetic from '../../experiments/storm-arithmetic.experiment.ts';

type Engine = 'flyweight' | 'interpreted';

/** One look. */
function tableOf(
  table: Reproduction,
  replications: number,
  settings: readonly string[] = [],
  engine: Engine = 'flyweight',
): TableSummary {
  const asked = { profile: 'quick', seed: 2015, replications, settings };
  const plan = planRows(table, { ...asked, module: '/table.js', engine });
  const results = plan.map((task) => makeRow(table, task));
  const context = { profile: 'quick', seed: 2015, command: '', versions: {} };
  return summariseRows(table, context, askedRows(table, asked), results);
}

/** Figures that are not reproduced. */
const off = ({ rows }: TableSummary) =>
  rows.flatMap(({ parameters, figures }) =>
    figures.flatMap(({ name, comparisons }) =>
      comparisons
        .filter(({ within, notComparable }) => !within && notComparable === undefined)
        .map(() => ({ ...parameters, name })),
    ),
  );
const failing = ({ claims }: TableSummary) => claims.filter(({ held }) => held === false);

/** The same table in a world in which one parameter is another one. */
function mutant(table: Reproduction, name: string, value: number): Reproduction {
  const { [name]: parameter, ...others } = table.parameters;
  const changed = { ...others, [name]: { ...parameter, default: value } };
  return defineReproduction({ ...table, parameters: changed as Reproduction['parameters'] });
}

/** What is changed, where, in which rows, from how many replications it is seen. */
type Mutation = readonly [string, Reproduction, string, number, readonly string[], number];

test.each<Mutation>([
  ['hops 5 % longer', awsBackoff, 'hopMeanMs', 10.5, ['policy=none', 'N=50'], 60],
  ['hops that vary twice as much', awsBackoff, 'hopDeviationMs', 4, ['policy=none', 'N=50'], 60],
  ['half the base', awsBackoff, 'baseMs', 2.5, ['policy=equal', 'N=50'], 60],
  ['half the cap', awsBackoff, 'capMs', 1000, ['policy=exponential', 'N=50'], 60],
  ['a window a fifth wider', jitterDispersion, 'windowMs', 120, ['jitter=equal'], 40],
  ['a tenth more clients', jitterDispersion, 'N', 550, ['jitter=equal'], 40],
  ['steps a fifth longer', jitterDispersion, 'baseMs', 1200, ['jitter=equal'], 40],
  ['service 5 % longer', gcPause, 'serviceMs', 105, [], 1],
  ['a time-out 50 ms longer', gcPause, 'timeoutMs', 550, [], 1],
  ['a tenth less of a pause', gcPause, 'pauseS', 0.9, [], 1],
  [
    'service that slows down a quarter less',
    congestiveCollapse,
    'slopeMs',
    7.5,
    ['backoff=none'],
    15,
  ],
  ['two tries', congestiveCollapse, 'tries', 2, ['backoff=none'], 15],
  ['time-outs of 2.5 s', osdi, 'timeoutMs', 2500, [], 1],
  ['service 5 % faster', osdi, 'capacityPerSecond', 17_400, [], 1],
  ['service 5 % slower', osdi, 'capacityPerSecond', 15_700, [], 1],
  ['one retry', osdi, 'retries', 1, [], 1],
  ['no spike', congestiveCollapse, 'spikePerSecond', 40, ['backoff=none'], 15],
])('with %s it is not reproduced', (_, table, name, value, settings, replications) => {
  const changed = tableOf(mutant(table, name, value), replications, settings);
  expect([off(changed).length > 0, failing(changed).length > 0]).toContain(true);
});

test.each([
  { table: awsBackoff, settings: ['N=20'] },
  { table: jitterDispersion, settings: ['N=50'] },
  { table: gcPause, settings: ['loadS=70'] },
  { table: congestiveCollapse, settings: ['horizonS=61'] },
  { table: brookerRetries, settings: ['N=5', 'loadS=2'] },
  { table: osdi, settings: ['scale=0.01', 'afterS=10'] },
  { table: queueingTheory, settings: ['length=0.01', 'sources=7'] },
  { table: stormArithmetic, settings: ['N=120', 'C=40', 'lambda=10', 'W=1', 'T=10'] },
])('$table.name: one history on both engines', ({ table, settings }) => {
  const typed = tableOf(table, 1, settings);
  expect(tableOf(table, 1, settings, 'interpreted')).toEqual(typed);
});
