import { makeRow } from '../reproduction/make-row.ts';
import type { RowPlanOptions } from '../reproduction/plan-rows.ts';
import { reproduce } from '../reproduction/reproduce.ts';
import type { Reproduction } from '../reproduction/reproduction.ts';
import type { TableSummary } from '../reproduction/table.ts';

/** A table, made on this thread. */
export async function reproduceInline(
  table: Reproduction,
  options: Partial<RowPlanOptions> = {},
): Promise<TableSummary> {
  const asked = {
    profile: 'full',
    seed: 7,
    module: '/m.js',
    engine: 'flyweight',
    ...options,
  } as const;
  const summary = await reproduce(table, asked, { command: '', versions: {} }, async (tasks) =>
    tasks.map((task) => makeRow(table, task)),
  );
  if (summary === undefined) throw new Error('nobody interrupted it');
  return summary;
}
