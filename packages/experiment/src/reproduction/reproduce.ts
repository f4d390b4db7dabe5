import type { RowResult } from './make-row.ts';
import {
  type RowPlanOptions,
  type RowTask,
  askedRows,
  planRows,
  planSecondLook,
} from './plan-rows.ts';
import type { Reproduction } from './reproduction.ts';
import { type TableContext, type TableSummary, rowsToLookAtAgain, summariseRows } from './table.ts';

/** Makes tasks, here or on other threads, and gives their results in any order; undefined when it was interrupted. */
export type MakeRows = (tasks: readonly RowTask[]) => Promise<readonly RowResult[] | undefined>;

/**
 * A whole table: every row, and once more, with four times the replications of fresh seeds, those in which a figure lay outside. A real
 * difference of d standard errors is then one of 2d; a difference by chance is gone (docs/decisions/0020).
 *
 * @returns undefined when it was interrupted
 * @throws InputError when there is no such profile, parameter or world
 */
export async function reproduce(
  reproduction: Reproduction,
  options: RowPlanOptions & Pick<RowTask, 'module' | 'engine'>,
  context: Pick<TableContext, 'command' | 'versions'>,
  make: MakeRows,
): Promise<TableSummary | undefined> {
  const { profile, seed } = options;
  const asked = askedRows(reproduction, options);
  const summaryOf = (results: readonly RowResult[]) =>
    summariseRows(reproduction, { ...context, profile, seed }, asked, results);
  const first = await make(planRows(reproduction, options));
  if (first === undefined) return undefined;
  const once = summaryOf(first);
  const outside = rowsToLookAtAgain(once);
  if (outside.length === 0) return once;
  const second = await make(planSecondLook(reproduction, options, outside));
  return second && summaryOf([...first, ...second]);
}
