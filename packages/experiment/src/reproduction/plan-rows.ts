import { type EngineKind, InputError } from '@squall/cluster';
import { streamSeed } from '@squall/random';
import type { PublishedFigure, Reproduction, Row, Values } from './reproduction.ts';
import { readSetting, valuesKey, valuesOf } from './values.ts';

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
  /** Absent: the first. The second measures rows again that lay outside. */
  readonly look?: 2;
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
const reducedMax = 20;

const profiles = ['quick', 'full', 'reduced'] as const;

function checkProfile(profile: string): asserts profile is (typeof profiles)[number] {
  if (!(profiles as readonly string[]).includes(profile))
    throw new InputError(`--profile is "${profile}": give one of ${profiles.join(', ')}`);
}

/** What was published for these values, and what theory says of them where that is not exact. */
function withClosedForms(
  { closedForms }: Reproduction,
  values: Values,
  published: readonly PublishedFigure[],
): readonly PublishedFigure[] {
  if (closedForms === undefined) return published;
  const exact = new Set(published.filter((p) => p.runs === undefined).map((p) => p.figure));
  return [...published, ...closedForms(values).filter(({ figure }) => !exact.has(figure))];
}

/**
 * The rows of a profile with the settings laid over them, each once. Published figures stay with the row that has all of
 * their parameters; closed forms are of any values. The full profile has all rows, the others those that something is known of. A row that the settings
 * make impossible is left out, as long as another one is left.
 * @throws InputError when there is no such profile or parameter, or a value is out of bounds
 */
export function askedRows(
  reproduction: Reproduction,
  { profile, settings = [] }: Pick<RowPlanOptions, 'profile' | 'settings'>,
): readonly AskedRow[] {
  checkProfile(profile);
  const { rows, parameters } = reproduction;
  const laid = Object.fromEntries(settings.map((text) => readSetting(parameters, text)));
  const known = new Map(
    rows.map((row) => [valuesKey(valuesOf(reproduction, row.parameters)), row.published]),
  );
  const isKnown = ({ parameters: given, published }: Row) =>
    withClosedForms(reproduction, valuesOf(reproduction, given), published).length > 0;
  const asked = new Map<string, AskedRow>();
  let refusal: InputError | undefined;
  for (const row of rows) {
    if (profile !== 'full' && !isKnown(row)) continue;
    const values = valuesOf(reproduction, { ...row.parameters, ...laid });
    const key = valuesKey(values);
    try {
      const published = withClosedForms(reproduction, values, known.get(key) ?? []);
      asked.set(key, { values, published });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      refusal ??= error;
    }
  }
  if (asked.size === 0 && refusal !== undefined) throw refusal;
  return [...asked.values()];
}

/** How many replications of each row. */
function totalOf({ replications }: Reproduction, options: RowPlanOptions): number {
  const { profile, replications: given } = options;
  checkProfile(profile);
  const reduced = replications.reduced ?? Math.min(replications.quick, reducedMax);
  return given ?? { ...replications, reduced }[profile];
}

type Place = Pick<RowTask, 'module' | 'engine' | 'look'>;

/** Replications of one row, from one index up to another, in parts. */
function tasksOf(row: Values, seed: number, first: number, end: number, place: Place): RowTask[] {
  const parts = Math.ceil((end - first) / taskSize);
  return Array.from({ length: parts }, (_, part) => {
    const from = first + part * taskSize;
    const count = Math.min(taskSize, end - from);
    const seeds = Array.from({ length: count }, (__, i) => streamSeed(seed, from + i));
    return { ...place, row, from, count, seeds };
  });
}

/** Everything that is to be run, row by row. */
export function planRows(
  reproduction: Reproduction,
  options: RowPlanOptions & Pick<RowTask, 'module' | 'engine'>,
): RowTask[] {
  const { module, engine, seed } = options;
  const total = totalOf(reproduction, options);
  return askedRows(reproduction, options).flatMap(({ values }) =>
    tasksOf(values, seed, 0, total, { module, engine }),
  );
}

/** So many times the replications of the first look: what is off by d standard errors is then off by twice as many. */
export const secondLookFactor = 4;

/**
 * The second look at some rows: their replications go on where those of the first ended, so that no seed is used twice
 * (`streamSeed` gives each index of a seed another one).
 */
export function planSecondLook(
  reproduction: Reproduction,
  options: RowPlanOptions & Pick<RowTask, 'module' | 'engine'>,
  rows: readonly Values[],
): RowTask[] {
  const { module, engine, seed } = options;
  const total = totalOf(reproduction, options);
  return rows.flatMap((values) =>
    tasksOf(values, seed, total, total + secondLookFactor * total, { module, engine, look: 2 }),
  );
}

/** What names a task in files: the same for the same work. */
export const rowKeyOf = ({ row, from, count, seeds }: RowTask): string =>
  `${valuesKey(row)}#${from}+${count}:${seeds[0] ?? 0}`;
