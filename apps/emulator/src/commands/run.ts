import { join, relative, resolve } from 'node:path';
import { type ClusterSpec, type EngineKind, InputError } from '@squall/cluster';
import {
  type ExperimentDefinition,
  type Replication,
  type ReplicationResult,
  type RunSummary,
  keyOf,
  planRun,
  profileFor,
  specOf,
  summarise,
} from '@squall/experiment';
import { type Ending, carryOut } from '../carry-out.ts';
import { exitCodes } from '../exit.ts';
import { watchedAddresses } from '../inspect/addresses.ts';
import { readViewerUrl } from '../inspect/viewer-url.ts';
import { findExperiment, loadExperiment } from '../load.ts';
import { manifestOf } from '../manifest.ts';
import { type RunFlags, type RunOptions, readRunFlags } from '../options.ts';
import { printSummary } from '../print-summary.ts';
import { createProgressView } from '../progress.ts';
import { type RunFolder, openRunFolder } from '../run-folder.ts';
import { samplesParquet } from '../samples-file.ts';

/** Up to so many clients a run is made of real actors unless told otherwise. */
const interpretedMax = 5000;

/** The specification that the first replication runs; with it, everything that was asked is checked. */
function checkAsked(experiment: ExperimentDefinition, options: RunOptions): ClusterSpec {
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
  watchedAddresses(spec, options.inspect);
  readViewerUrl(options.inspectUrl);
  return spec;
}

/** Makes what is missing, keeps each result as soon as it is there, and shows how far it is. */
async function make(
  plan: readonly Replication[],
  folder: RunFolder,
  options: RunOptions,
): Promise<{ readonly ending: Ending; readonly results: readonly ReplicationResult[] }> {
  const have = new Set(folder.finished.map((result) => result.key));
  const missing = plan.filter((replication) => !have.has(keyOf(replication)));
  const { stderr } = process;
  const screen = {
    isTTY: stderr.isTTY,
    // A terminal that does not know its width says 0.
    columns: stderr.columns || 100,
    write: (text: string) => void stderr.write(text),
  };
  const view = createProgressView(screen, plan.length, have.size, () => performance.now());
  const results = [...folder.finished];
  const onResult = (result: ReplicationResult) => {
    folder.keep(result);
    results.push(result);
    view.finished(result);
  };
  const onProgress = (progress: Parameters<typeof view.progress>[0]) => view.progress(progress);
  const ending = await carryOut(missing, options, onProgress, onResult).finally(() => view.end());
  return { ending, results };
}

async function writeResults(folder: RunFolder, summary: RunSummary): Promise<void> {
  // The report's libraries are heavy: nobody else waits for them.
  const { renderReport } = await import('../report/page.ts');
  folder.write('summary.json', `${JSON.stringify(summary)}\n`);
  folder.write('samples.parquet', samplesParquet(summary.timelines));
  folder.write('report.html', await renderReport(summary));
}

/** Real actors where they are fast enough, typed arrays above and where there are twins: the history is the same. */
function engineFor({ engine, twins }: RunOptions, clients: number): EngineKind {
  if (engine !== undefined) return engine;
  return twins !== undefined || clients > interpretedMax ? 'flyweight' : 'interpreted';
}

/** Where a file of the folder lies, as seen from where the user stands: npm and nx start us elsewhere. */
function pathFor(folder: string, file: string): string {
  return relative(process.env['INIT_CWD'] ?? '.', resolve(folder, file));
}

/** `squall run <experiment>`: makes every replication that is not there yet, judges the claims, writes the folder. */
export async function run(nameOrPath: string, flags: RunFlags): Promise<number> {
  const asked = readRunFlags(flags);
  const module = findExperiment(nameOrPath);
  const experiment = await loadExperiment(module);
  const options = { ...asked, profile: asked.profile ?? profileFor(experiment, asked.clients) };
  const { clients, horizonMs } = checkAsked(experiment, options);
  const manifest = manifestOf(experiment, options, nameOrPath);
  const out = options.out ?? join('results', experiment.name);
  const folder = openRunFolder(out, manifest, options.resume);
  const engine = engineFor(options, clients);
  const plan = planRun(experiment, { ...options, engine, module });
  const { ending, results } = await make(plan, folder, options);
  const { command, versions, profile, seed } = manifest;
  if (ending === 'interrupted') {
    folder.writeManifest({ ...manifest, status: 'interrupted' });
    const kept = `${results.length} of ${plan.length} replications are kept in ${out}`;
    const goOn = `${command} --out=${out} --resume`;
    process.stderr.write(`squall: interrupted; ${kept}; go on with: ${goOn}\n`);
    return exitCodes.badInput;
  }
  const context = { profile, seed, clients, horizonMs, command, versions };
  const summary = summarise(experiment, context, results);
  await writeResults(folder, summary);
  const { digest, accepted } = summary;
  folder.writeManifest({ ...manifest, status: 'complete', digest, accepted });
  if (options.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
  else printSummary(summary, pathFor(out, 'report.html'));
  return accepted ? exitCodes.accepted : exitCodes.boundFailed;
}
