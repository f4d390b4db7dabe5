import { join } from 'node:path';
import { InputError } from '@squall/cluster';
import {
  type MakeRows,
  type Reproduction,
  type RowResult,
  askedRows,
  reproduce,
  rowKeyOf,
} from '@squall/experiment';
import { tableExecutor } from '../executors.ts';
import { exitCodes } from '../exit.ts';
import { makeMissing } from '../make-missing.ts';
import { tableManifestOf } from '../manifest.ts';
import type { RunOptions } from '../options.ts';
import { type Asked, interrupted, pathFor } from '../run-end.ts';
import { openRunFolder } from '../run-folder.ts';
import { renderTable } from './page/table-page.ts';
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
  const manifest = tableManifestOf(table, options, name);
  const out = options.out ?? join('results', table.name);
  // Before the folder is made: whoever asks for what there is not finds none.
  askedRows(table, options);
  const folder = openRunFolder<RowResult>(out, manifest, options.resume);
  const kept = { done: 0, planned: 0 };
  const make: MakeRows = async (tasks) => {
    const execute = tableExecutor(options);
    const { ending, results } = await makeMissing(tasks, rowKeyOf, folder, () => execute);
    kept.done += results.length;
    kept.planned += tasks.length;
    return ending === 'complete' ? results : undefined;
  };
  const { command, versions } = manifest;
  const asked = { ...options, module, engine };
  const summary = await reproduce(table, asked, { command, versions }, make);
  if (summary === undefined)
    return interrupted(folder, manifest, `${kept.done} of ${kept.planned} parts`);
  folder.write('summary.json', `${JSON.stringify(summary)}\n`);
  folder.write('report.html', renderTable(summary));
  const { digest, reproduced } = summary;
  folder.writeManifest({ ...manifest, status: 'complete', digest, accepted: reproduced });
  if (options.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
  else printTable(summary, pathFor(out, 'report.html'));
  return reproduced ? exitCodes.accepted : exitCodes.boundFailed;
}
