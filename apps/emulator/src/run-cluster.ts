import { join } from 'node:path';
import { type ClusterSpec, type EngineKind, InputError } from '@squall/cluster';
import {
  type ExperimentDefinition,
  type ReplicationResult,
  type RunSummary,
  keyOf,
  planRun,
  specOf,
  summarise,
} from '@squall/experiment';
import { clusterExecutor } from './executors.ts';
import { exitCodes } from './exit.ts';
import { watchedAddresses } from './inspect/addresses.ts';
import { readViewerUrl } from './inspect/viewer-url.ts';
import { makeMissing } from './make-missing.ts';
import { manifestOf } from './manifest.ts';
import type { RunOptions } from './options.ts';
import { printSummary } from './print-summary.ts';
import { type RunFolder, openRunFolder } from './run-folder.ts';
import { type Asked, interrupted, pathFor } from './run-end.ts';
import { samplesParquet } from './samples-file.ts';
import { withLeastShedding } from './search-shedding.ts';

/** Up to so many clients a run is made of real actors unless told otherwise. */
const interpretedMax = 5000;

/** What is searched is a share of all attempts: on top of another one it would mean something else. */
function checkShedding(experiment: ExperimentDefinition, options: RunOptions): void {
  const { profile, variants = Object.keys(experiment.variants) } = options;
  for (const variant of variants) {
    const { shedding } = specOf(experiment, { profile, variant });
    if (shedding !== undefined)
      throw new InputError(
        `--least-shedding: ${variant} sheds ${shedding.share} already: remove shedding from its world, or leave the option out`,
      );
  }
}

/** The specification that the first replication runs; with it, everything that was asked is checked. */
function checkAsked(experiment: ExperimentDefinition, options: RunOptions): ClusterSpec {
  if (options.settings !== undefined)
    throw new InputError(
      '--set is for published tables: change the world of an experiment in a file of your own',
    );
  const known = Object.keys(experiment.variants);
  for (const variant of options.variants ?? [])
    if (!known.includes(variant))
      throw new InputError(`--variants has "${variant}": give some of ${known.join(', ')}`);
  const profiles = Object.keys(experiment.profiles);
  if (!profiles.includes(options.profile))
    throw new InputError(`--profile is "${options.profile}": give one of ${profiles.join(', ')}`);
  const { profile, clients, horizonMs } = options;
  const spec = specOf(experiment, {
    profile,
    variant: options.variants?.[0] ?? known[0] ?? '',
    ...(clients === undefined ? {} : { clients }),
    ...(horizonMs === undefined ? {} : { horizonMs }),
  });
  if (options.leastShedding) checkShedding(experiment, options);
  watchedAddresses(spec, options.inspect);
  readViewerUrl(options.inspectUrl);
  return spec;
}

async function writeResults(
  folder: RunFolder<ReplicationResult>,
  summary: RunSummary,
): Promise<void> {
  // The report's libraries are heavy: nobody else waits for them.
  const { renderReport } = await import('./report/page.ts');
  folder.write('summary.json', `${JSON.stringify(summary)}\n`);
  folder.write('samples.parquet', samplesParquet(summary.timelines));
  folder.write('report.html', await renderReport(summary));
}

/** Real actors where they are fast enough, typed arrays above and where there are twins: the history is the same. */
function engineFor({ engine, twins }: RunOptions, clients: number): EngineKind {
  if (engine !== undefined) return engine;
  return twins !== undefined || clients > interpretedMax ? 'flyweight' : 'interpreted';
}

/** Makes every replication of a cluster that is not there yet, judges the claims, writes the folder. */
export async function runCluster(
  experiment: ExperimentDefinition,
  { module, name, options }: Asked,
): Promise<number> {
  const { clients, horizonMs } = checkAsked(experiment, options);
  const manifest = manifestOf(experiment, options, name);
  const out = options.out ?? join('results', experiment.name);
  const folder = openRunFolder<ReplicationResult>(out, manifest, options.resume);
  const engine = engineFor(options, clients);
  const plan = planRun(experiment, { ...options, engine, module });
  const { ending, results } = await makeMissing(plan, keyOf, folder, (onProgress) =>
    clusterExecutor(options, onProgress),
  );
  const { command, versions, profile, seed } = manifest;
  if (ending === 'interrupted')
    return interrupted(folder, manifest, `${results.length} of ${plan.length} replications`);
  const context = { profile, seed, clients, horizonMs, command, versions };
  const plain = summarise(experiment, context, results);
  const summary = options.leastShedding
    ? await withLeastShedding(plain, { plan, options, folder })
    : plain;
  if (summary === undefined)
    return interrupted(folder, manifest, 'all replications and part of the search for shedding');
  await writeResults(folder, summary);
  const { digest, accepted } = summary;
  folder.writeManifest({ ...manifest, status: 'complete', digest, accepted });
  if (options.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
  else printSummary(summary, pathFor(out, 'report.html'));
  return accepted ? exitCodes.accepted : exitCodes.boundFailed;
}
