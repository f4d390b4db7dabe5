/** What a finished reproduction says: the one plain-JSON value behind `summary.json`. */
import { type Estimate, digestOf, estimate } from '@squall/metrics';
import { type Comparison, compare } from './compare.ts';
import type { RowResult } from './make-row.ts';
import type { AskedRow } from './plan-rows.ts';
import type { MeanOf, Reproduction, Values } from './reproduction.ts';
import { valuesKey, valuesOf } from './values.ts';

export interface TableFigure {
  readonly name: string;
  readonly label: string;
  /** Over the replications in which it happened; null when there are none. */
  readonly estimate: Estimate | null;
  /** One for each published figure. */
  readonly comparisons: readonly Comparison[];
  /** Present when it was looked at twice: what the first look said, which no longer counts. */
  readonly firstLook?: Estimate | null;
}

export interface TableRow {
  readonly parameters: Values;
  /** Those that this row makes use of; absent: all. */
  readonly uses?: readonly string[];
  /** Of the first look. */
  readonly replications: number;
  readonly figures: readonly TableFigure[];
  /** One digest over those of all replications, in order, both looks. */
  readonly digest: string;
}

export interface JudgedClaim {
  readonly claim: string;
  /** null: the rows that it is about were not run. */
  readonly held: boolean | null;
}

export interface TableContext {
  readonly profile: string;
  readonly seed: number;
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
}

export interface TableSummary extends TableContext {
  readonly format: 'squall-reproduction/1';
  readonly experiment: string;
  readonly title: string;
  readonly source: string;
  readonly setUp: readonly string[];
  readonly tolerance: string;
  readonly rows: readonly TableRow[];
  readonly claims: readonly JudgedClaim[];
  /** No claim and no figure that can be compared differs from what was published. */
  readonly reproduced: boolean;
  readonly verdict: string;
  readonly events: number;
  /** One digest over all rows. */
  readonly digest: string;
}

/** The values of one figure, by look. */
type Looks = Readonly<Record<1 | 2, readonly (number | null)[]>>;

const estimateOf = (values: readonly (number | null)[]): Estimate | null => {
  const happened = values.filter((value) => value !== null);
  return happened.length > 0 ? estimate(happened) : null;
};

const isOff = ({ within, notComparable }: Comparison): boolean =>
  !within && notComparable === undefined;

/** A figure that lies outside is what the second look says, once there is one; every other stays with the first. */
function figureOf(
  { figures }: Reproduction,
  name: string,
  { published }: AskedRow,
  looks: Looks,
): TableFigure {
  const theirs = published.filter(({ figure }) => figure === name);
  const label = figures[name] ?? name;
  const first = estimateOf(looks[1]);
  const comparisons = theirs.map((figure) => compare(figure, first));
  if (looks[2].length === 0 || !comparisons.some(isOff))
    return { name, label, estimate: first, comparisons };
  const second = estimateOf(looks[2]);
  const again = theirs.map((figure) => compare(figure, second));
  return { name, label, estimate: second, comparisons: again, firstLook: first };
}

/** The results of each row, in the order of its replications. */
function byRow(results: readonly RowResult[]) {
  const rows = new Map<string, RowResult[]>();
  for (const result of results.toSorted((a, b) => a.task.from - b.task.from)) {
    const key = valuesKey(result.task.row);
    const row = rows.get(key);
    if (row) row.push(result);
    else rows.set(key, [result]);
  }
  return rows;
}

function rowOf(reproduction: Reproduction, asked: AskedRow, mine: readonly RowResult[]): TableRow {
  const first = mine.filter(({ task }) => task.look === undefined);
  const second = mine.filter(({ task }) => task.look === 2);
  const valuesOf = (of: readonly RowResult[], name: string) =>
    of.flatMap((result) => result.figures[name] ?? []);
  return {
    parameters: asked.values,
    ...(reproduction.uses ? { uses: reproduction.uses(asked.values) } : {}),
    replications: first.reduce((sum, { digests }) => sum + digests.length, 0),
    figures: Object.keys(reproduction.figures).map((name) =>
      figureOf(reproduction, name, asked, {
        1: valuesOf(first, name),
        2: valuesOf(second, name),
      }),
    ),
    digest: digestOf(mine.flatMap((result) => result.digests)),
  };
}

/** Rows with a figure outside, which are to be looked at again before that counts. */
export const rowsToLookAtAgain = ({ rows }: Pick<TableSummary, 'rows'>): readonly Values[] =>
  rows
    .filter(({ figures }) => figures.some(({ comparisons }) => comparisons.some(isOff)))
    .map(({ parameters }) => parameters);

function meansOf(reproduction: Reproduction, rows: readonly TableRow[]): MeanOf {
  const byKey = new Map(rows.map((row) => [valuesKey(row.parameters), row]));
  return (given, figure) =>
    byKey.get(valuesKey(valuesOf(reproduction, given)))?.figures.find(({ name }) => name === figure)
      ?.estimate?.mean;
}

const isJudged = ({ notComparable }: Comparison): boolean => notComparable === undefined;

function verdictOf(all: readonly Comparison[], claims: readonly JudgedClaim[]): string {
  const comparisons = all.filter(isJudged);
  const judged = claims.filter(({ held }) => held !== null);
  const off = comparisons.filter(({ within }) => !within).length;
  const failed = judged.filter(({ held }) => held === false).map(({ claim }) => `"${claim}"`);
  if (all.length + judged.length === 0)
    return 'Nothing was published for these parameters: there is nothing to compare with.';
  const said = `${judged.length - failed.length} of ${judged.length} claims hold`;
  const apart = all.length - comparisons.length;
  const others = apart > 0 ? `, ${apart} not comparable` : '';
  const figures = `${comparisons.length - off} of ${comparisons.length} published figures within tolerance${others}`;
  const which = failed.length > 0 ? `; not ${failed.join(', ')}` : '';
  return `${figures}, ${said}${which}.`;
}

/** Results in any order in, one value out. */
export function summariseRows(
  reproduction: Reproduction,
  context: TableContext,
  asked: readonly AskedRow[],
  results: readonly RowResult[],
): TableSummary {
  const { name, title, source, setUp, tolerance } = reproduction;
  const mine = byRow(results);
  const rows = asked.map((row) => rowOf(reproduction, row, mine.get(valuesKey(row.values)) ?? []));
  const mean = meansOf(reproduction, rows);
  const claims = reproduction.claims.map(({ claim, holds }) => ({
    claim,
    held: holds(mean) ?? null,
  }));
  const comparisons = rows.flatMap(({ figures }) => figures.flatMap((f) => f.comparisons));
  return {
    format: 'squall-reproduction/1',
    experiment: name,
    title,
    source,
    setUp,
    tolerance,
    ...context,
    rows,
    claims,
    reproduced:
      comparisons.filter(isJudged).every(({ within }) => within) &&
      claims.every((c) => c.held !== false),
    verdict: verdictOf(comparisons, claims),
    events: results.reduce((sum, { events }) => sum + events, 0),
    digest: digestOf(rows.map(({ digest }) => digest)),
  };
}
