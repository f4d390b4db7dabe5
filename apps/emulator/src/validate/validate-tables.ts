import {
  type MakeRows,
  type Reproduction,
  type RowResult,
  type TableSummary,
  reproduce,
  rowKeyOf,
} from '@squall/experiment';
import { tableExecutor } from '../executors.ts';
import { makeMissing } from '../make-missing.ts';
import { tableManifestOf } from '../manifest.ts';
import type { ValidateOptions } from './options.ts';

/** A table and the path of its module. */
export interface Located {
  readonly module: string;
  readonly table: Reproduction;
}

/** Nothing is kept between two validations: they are not resumed. */
const nowhere = { finished: [], keep: () => undefined };

/** Makes one table, saying on stderr which; undefined when it was interrupted. */
async function validateTable(
  { module, table }: Located,
  options: ValidateOptions,
): Promise<TableSummary | undefined> {
  process.stderr.write(`${table.name}: ${table.title}\n`);
  const make: MakeRows = async (tasks) => {
    const execute = tableExecutor(options);
    const made = await makeMissing<(typeof tasks)[number], RowResult>(
      tasks,
      rowKeyOf,
      nowhere,
      () => execute,
    );
    return made.ending === 'complete' ? made.results : undefined;
  };
  const { profile, seed } = options;
  const { command, versions } = tableManifestOf(table, { profile, seed }, table.name);
  // What the figures must not depend on has no place on the page.
  const { node: _, ...others } = versions;
  const asked = { profile, seed, module, engine: 'flyweight' } as const;
  return reproduce(table, asked, { command, versions: others }, make);
}

/** All of them, one after another: each fills the workers. @returns undefined when it was interrupted */
export async function validateTables(
  tables: readonly Located[],
  options: ValidateOptions,
): Promise<readonly TableSummary[] | undefined> {
  const summaries: TableSummary[] = [];
  for (const located of tables) {
    // oxlint-disable-next-line no-await-in-loop
    const summary = await validateTable(located, options);
    if (summary === undefined) return undefined;
    summaries.push(summary);
  }
  return summaries;
}
