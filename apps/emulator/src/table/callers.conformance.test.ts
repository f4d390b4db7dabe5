/** Limits of the caller, open and closed loops: another world than theirs is seen, and both engines have one history. */
import { createHash } from 'node:crypto';
import {
  type Reproduction,
  type TableSummary,
  type Values,
  askedRows,
  defineReproduction,
  makeRow,
  planRows,
  summariseRows,
} from '@squall/experiment';
import { nodeSha256 } from '@squall/metrics';
import { expect, test } from 'vitest';
import callerLimits from '../../experiments/caller-limits.experiment.ts';
import coordinatedOmission from '../../experiments/coordinated-omission.experiment.ts';

interface Asked {
  readonly replications: number;
  readonly settings?: readonly string[];
  readonly engine?: 'flyweight' | 'interpreted';
  /** Instead of the quick one: all rows. */
  readonly profile?: string;
}

/** Under the load of other tests; alone each takes some seconds. */
const timeoutMs = 300_000;
const hash = () => nodeSha256(createHash('sha256'));

function tableOf(table: Reproduction, asked: Asked): TableSummary {
  const { engine = 'flyweight', profile = 'quick' } = asked;
  const options = { seed: 2015, ...asked, profile };
  const plan = planRows(table, { ...options, module: '/table.js', engine });
  const results = plan.map((task) => makeRow(table, task, hash));
  const context = { profile, seed: 2015, command: '', versions: {} };
  return summariseRows(table, context, askedRows(table, options), results);
}

/** Only rows like these. */
const onlyRows = (
  table: Reproduction,
  are: (values: Readonly<Record<string, unknown>>) => boolean,
): Reproduction =>
  defineReproduction({
    ...table,
    rows: table.rows.filter(({ parameters }) => are({ ...parameters })),
  });

const isOff = ({ rows, claims }: TableSummary) =>
  rows.some(({ figures }) => figures.some((f) => f.comparisons.some(({ within }) => !within))) ||
  claims.some(({ held }) => held === false);

const cutRows = onlyRows(callerLimits, ({ trouble }) => trouble === undefined);
const unansweredRows = onlyRows(callerLimits, ({ trouble }) =>
  ['outage', 'refusal', 'silence'].includes(String(trouble)),
);
const overloadRows = onlyRows(callerLimits, ({ trouble }) => trouble === 'overload');
const stalledRows = onlyRows(coordinatedOmission, ({ service }) => service === 'fixed');
const brookerRows = onlyRows(
  coordinatedOmission,
  ({ service, load }) => service !== 'fixed' && load === undefined,
);
const beyondRows = onlyRows(coordinatedOmission, ({ load }) => load !== undefined && load !== 0.1);

test.each<readonly [string, Reproduction, number, number]>([
  ['a cut', cutRows, 1, 2],
  ['no answer', unansweredRows, 3, 1],
  ['overload', overloadRows, 3, 2],
  ['stalls', stalledRows, 1, 2],
  ['as in the post, and retries', brookerRows, 6, 3],
  ['over capacity', beyondRows, 4, 1],
])(
  '%s: every figure is within tolerance, every claim holds',
  (_, table, replications, judged) => {
    const summary = tableOf(table, { replications, profile: 'full' });
    expect(isOff(summary)).toBe(false);
    expect(summary.claims.filter(({ held }) => held === true).length).toBeGreaterThanOrEqual(
      judged,
    );
  },
  timeoutMs,
);

/** The same table when what is asked for is not quite what is run. */
const mutant = (table: Reproduction, change: (values: Values) => Values): Reproduction =>
  defineReproduction({
    ...table,
    replicate: (values, run) => table.replicate({ ...values, ...change(values) }, run),
  });
const scaled = (name: string, factor: number) => (values: Values) => ({
  [name]: Number(values[name]) * factor,
});
const instead = (limit: string) => () => ({ limit });
const of = (table: Reproduction, limit: string) =>
  onlyRows(table, (values) => values['limit'] === limit);

type Mutation = readonly [string, Reproduction, (values: Values) => Values, number];

test.each<Mutation>([
  ['service 5 % longer', of(overloadRows, 'none'), scaled('load', 1.05), 4],
  ['the quota of before', of(unansweredRows, 'awsQuota2026'), instead('awsQuotaBefore2026'), 1],
  ['another breaker', of(unansweredRows, 'pollyBreaker'), instead('hystrixBreaker'), 1],
  ['no throttling', of(overloadRows, 'sreThrottling'), instead('none'), 2],
  ['no budget', of(cutRows, 'finagleBudget'), instead('three'), 1],
  ['a cut a tenth as long', of(cutRows, 'three'), scaled('cutS', 0.1), 1],
  ['stalls 5 % longer', stalledRows, scaled('stallMs', 1.05), 1],
  ['service ten times as long', stalledRows, scaled('serviceMs', 10), 1],
  ['service 5 % longer, random', brookerRows, scaled('serviceMs', 1.05), 2],
  ['a client more in ten', brookerRows, ({ N }) => ({ N: Math.ceil(Number(N) * 1.1) }), 2],
  ['half as much too much', beyondRows, scaled('load', 0.83), 4],
])(
  'with %s it is not reproduced',
  (_, table, change, replications) => {
    expect(isOff(tableOf(mutant(table, change), { replications }))).toBe(true);
  },
  timeoutMs,
);

test.each([
  { table: callerLimits, settings: ['clients=2', 'perSecond=5', 'afterS=20'] },
  { table: coordinatedOmission, settings: ['runMs=60', 'stallEveryMs=20', 'stallMs=3'] },
])('$table.name: one history on both engines', ({ table, settings }) => {
  const typed = tableOf(table, { replications: 1, settings });
  expect(tableOf(table, { replications: 1, settings, engine: 'interpreted' })).toEqual(typed);
});

test('stalls that never end are refused', () => {
  expect(() => tableOf(stalledRows, { replications: 1, settings: ['stallEveryMs=1000'] })).toThrow(
    'stallMs is 1000: give less than stallEveryMs, which is 1000',
  );
});
