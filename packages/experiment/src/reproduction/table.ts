/** What a finished reproduction says: the one plain-JSON value behind `summary.json`. */
import { type Estimate, digestOf, estimate } from '@squall/metrics';
import { type Comparison, compare } from './compare.ts';
import type { RowResult } from './make-row.ts';
import type { AskedRow } from './plan-rows.ts';
import type { MeanOf, Reproduction, Values } from './reproduction.ts';
import { complete, valuesKey } from './values.ts';

export interface TableFigure {
  readonly name: string;
  readonly label: string;
  /** Over the replications in which it happened; null when there are none. */
  readonly estimate: Estimate | null;
  /** One for each published figure. */
  readonly comparisons: readonly Comparison[];
}

export interface TableRow {
  readonly parameters: Values;
  readonly replications: number;
  readonly figures: readonly TableFigure[];
  /** One digest over those of all replications, in order. */
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

function figureOf(
  { figures }: Reproduction,
  name: string,
  { published }: AskedRow,
  values: readonly (number | null)[],
): TableFigure {
  const happened = values.filter((value) => value !== null);
  const ours = happened.length > 0 ? estimate(happened) : null;
  const theirs = published.filter(({ figure }) => figure === name);
  return {
    name,
    label: figures[name] ?? name,
    estimate: ours,
    comparisons: theirs.map((figure) => compare(figure, ours)),
  };
}

function rowOf(
  reproduction: Reproduction,
  asked: AskedRow,
  results: readonly RowResult[],
): TableRow {
  const key = valuesKey(asked.values);
  const mine = results
    .filter(({ task }) => valuesKey(complete(reproduction.parameters, task.row)) === key)
    .toSorted((a, b) => a.task.from - b.task.from);
  const digests = mine.flatMap((result) => result.digests);
  return {
    parameters: asked.values,
    replications: digests.length,
    figures: Object.keys(reproduction.figures).map((name) =>
      figureOf(
        reproduction,
        name,
        asked,
        mine.flatMap((result) => result.figures[name] ?? []),
      ),
    ),
    digest: digestOf(digests),
  };
}

function meansOf({ parameters }: Reproduction, rows: readonly TableRow[]): MeanOf {
  const byKey = new Map(rows.map((row) => [valuesKey(row.parameters), row]));
  return (given, figure) =>
    byKey.get(valuesKey(complete(parameters, given)))?.figures.find(({ name }) => name === figure)
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
  const rows = asked.map((row) => rowOf(reproduction, row, results));
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
