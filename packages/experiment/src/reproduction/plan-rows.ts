import { type EngineKind, InputError } from '@squall/cluster';
import { streamSeed } from '@squall/random';
import type { PublishedFigure, Reproduction, Values } from './reproduction.ts';
import { complete, readSetting, valuesKey } from './values.ts';

/** Some replications of one row: plain JSON, so that it can travel to a worker. */
export interface RowTask {
  /** Path of the reproduction's module. */
  readonly module: string;
  readonly row: Values;
  /** Index of the first replication, and how many from there. */
  readonly from: number;
  readonly count: number;
  /** Of each replication: uint32; the same index has the same seed in every row. */
  readonly seeds: readonly number[];
  readonly engine: EngineKind;
}

export interface RowPlanOptions {
  readonly profile: string;
  readonly seed: number;
  /** `name=value`: laid over every row. */
  readonly settings?: readonly string[];
  /** Instead of the number of the profile. */
  readonly replications?: number;
}

/** A row that is to be run: its values, and what is known of it. */
export interface AskedRow {
  readonly values: Values;
  readonly published: readonly PublishedFigure[];
}

/** So many replications make one task: enough to keep all workers busy, few enough for a progress line. */
const taskSize = 25;

function checkProfile(profile: string): asserts profile is 'quick' | 'full' {
  if (profile !== 'quick' && profile !== 'full')
    throw new InputError(`--profile is "${profile}": give one of quick, full`);
}

/**
 * The rows of a profile with the settings laid over them, each once. Published figures stay with the row that has all of
 * their parameters.
 * @throws InputError when there is no such profile or parameter, or a value is out of bounds
 */
export function askedRows(
  { rows, parameters }: Reproduction,
  { profile, settings = [] }: Pick<RowPlanOptions, 'profile' | 'settings'>,
): readonly AskedRow[] {
  checkProfile(profile);
  const laid = Object.fromEntries(settings.map((text) => readSetting(parameters, text)));
  const known = new Map(
    rows.map((row) => [valuesKey(complete(parameters, row.parameters)), row.published]),
  );
  const wanted = rows.filter(({ published }) => profile === 'full' || published.length > 0);
  const asked = new Map<string, AskedRow>();
  for (const row of wanted) {
    const values = complete(parameters, { ...row.parameters, ...laid });
    const key = valuesKey(values);
    asked.set(key, { values, published: known.get(key) ?? [] });
  }
  return [...asked.values()];
}

/** Everything that is to be run, row by row. */
export function planRows(
  reproduction: Reproduction,
  options: RowPlanOptions & Pick<RowTask, 'module' | 'engine'>,
): RowTask[] {
  const { module, engine, seed, profile } = options;
  const rows = askedRows(reproduction, options);
  checkProfile(profile);
  const total = options.replications ?? reproduction.replications[profile];
  const starts = Array.from({ length: Math.ceil(total / taskSize) }, (_, i) => i * taskSize);
  return rows.flatMap(({ values: row }) =>
    starts.map((from) => {
      const count = Math.min(taskSize, total - from);
      const seeds = Array.from({ length: count }, (_, i) => streamSeed(seed, from + i));
      return { module, row, from, count, seeds, engine };
    }),
  );
}

/** What names a task in files: the same for the same work. */
export const rowKeyOf = ({ row, from, count, seeds }: RowTask): string =>
  `${valuesKey(row)}#${from}+${count}:${seeds[0] ?? 0}`;
