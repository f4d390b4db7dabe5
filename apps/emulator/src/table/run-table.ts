import { join } from 'node:path';
import { InputError } from '@squall/cluster';
import {
  type Reproduction,
  type RowResult,
  askedRows,
  planRows,
  rowKeyOf,
  summariseRows,
} from '@squall/experiment';
import { tableExecutor } from '../executors.ts';
import { exitCodes } from '../exit.ts';
import { makeMissing } from '../make-missing.ts';
import { tableManifestOf } from '../manifest.ts';
import type { RunOptions } from '../options.ts';
import { type Asked, interrupted, pathFor } from '../run-end.ts';
import { openRunFolder } from '../run-folder.ts';
import { printTable } from './print-table.ts';

/** Options that mean something in a cluster only. */
function checkOptions({
  clients,
  horizonMs,
  variants,
  twins,
  inspect,
  ...asked
}: RunOptions): void {
  const given = {
    clients,
    horizon: horizonMs,
    variants,
    twins,
    inspect: inspect.length > 0 ? inspect : undefined,
    'least-shedding': asked.leastShedding || undefined,
  };
  for (const [flag, value] of Object.entries(given))
    if (value !== undefined)
      throw new InputError(`--${flag} is for clusters: change a published table with --set`);
}

/** Makes every row that is not there yet, holds it against what was published, writes the folder. */
export async function runTable(
  table: Reproduction,
  { module, name, options }: Asked,
): Promise<number> {
  checkOptions(options);
  const { engine = 'flyweight' } = options;
  const rows = askedRows(table, options);
  const plan = planRows(table, { ...options, module, engine });
  const manifest = tableManifestOf(table, options, name);
  const out = options.out ?? join('results', table.name);
  const folder = openRunFolder<RowResult>(out, manifest, options.resume);
  const { ending, results } = await makeMissing(plan, rowKeyOf, folder, () =>
    tableExecutor(options),
  );
  if (ending === 'interrupted')
    return interrupted(folder, manifest, `${results.length} of ${plan.length} parts`);
  const { profile, seed, command, versions } = manifest;
  const summary = summariseRows(table, { profile, seed, command, versions }, rows, results);
  folder.write('summary.json', `${JSON.stringify(summary)}\n`);
  const { digest, reproduced } = summary;
  folder.writeManifest({ ...manifest, status: 'complete', digest, accepted: reproduced });
  if (options.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
  else printTable(summary, pathFor(out, 'summary.json'));
  return reproduced ? exitCodes.accepted : exitCodes.boundFailed;
}
