import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { InputError } from '@squall/cluster';
import {
  type ExperimentDefinition,
  type ReplicationResult,
  type RunSummary,
  keyOf,
  planRun,
  provenanceOf,
  specOf,
  summarise,
} from '@squall/experiment';
import { digestOf } from '@squall/metrics';
import { carryOut } from '../carry-out.ts';
import { exitCodes } from '../exit.ts';
import { watchedAddresses } from '../inspect/addresses.ts';
import { readViewerUrl } from '../inspect/viewer-url.ts';
import { findExperiment, loadExperiment } from '../load.ts';
import { type RunFlags, type RunOptions, readRunFlags } from '../options.ts';
import { type Manifest, type RunFolder, openRunFolder } from '../run-folder.ts';
import { createProgressView } from '../progress.ts';
import { samplesParquet } from '../samples-file.ts';
import { printSummary } from '../print-summary.ts';

/** Versions that a history depends on, and the one that it must not depend on. */
function versions(): Readonly<Record<string, string>> {
  const manifest = new URL('../../../package.json', import.meta.url);
  const { version, dependencies } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    readonly version: string;
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const of = (name: string) => dependencies[name] ?? '';
  return { squall: version, xstate: of('xstate'), rxjs: of('rxjs'), node: process.versions.node };
}

/** The command that repeats this run, with all options that its result depends on. */
function commandOf(name: string, options: RunOptions): string {
  const parts = [
    `npx squall run ${name}`,
    `--profile=${options.profile}`,
    `--seed=${options.seed}`,
    options.replications ? `--replications=${options.replications}` : '',
    options.clients ? `--clients=${options.clients}` : '',
    options.horizonMs ? `--horizon=${options.horizonMs}ms` : '',
    options.variants ? `--variants=${options.variants.join(',')}` : '',
  ];
  return parts.filter(Boolean).join(' ');
}

function manifestOf(
  experiment: ExperimentDefinition,
  options: RunOptions,
  command: string,
): Manifest {
  const { replications, clients, horizonMs, variants } = options;
  const { world, variants: changes, profiles, accept } = experiment;
  return {
    format: 'squall-run/1',
    experiment: experiment.name,
    status: 'running',
    profile: options.profile,
    seed: options.seed,
    options: JSON.parse(JSON.stringify({ replications, clients, horizonMs, variants })) as Record<
      string,
      unknown
    >,
    definition: digestOf([JSON.stringify({ world, changes, profiles, accept })]),
    versions: versions(),
    provenance: provenanceOf(experiment),
    command,
  };
}

function checkAsked(experiment: ExperimentDefinition, options: RunOptions): void {
  const profiles = Object.keys(experiment.profiles);
  if (!profiles.includes(options.profile))
    throw new InputError(`--profile is "${options.profile}": give one of ${profiles.join(', ')}`);
  const variants = Object.keys(experiment.variants);
  for (const variant of options.variants ?? [])
    if (!variants.includes(variant))
      throw new InputError(`--variants has "${variant}": give some of ${variants.join(', ')}`);
}

async function writeResults(folder: RunFolder, summary: RunSummary): Promise<void> {
  const { renderReport } = await import('../report/page.ts');
  folder.write('summary.json', `${JSON.stringify(summary)}\n`);
  folder.write('samples.parquet', samplesParquet(summary.timelines));
  folder.write('report.html', await renderReport(summary));
}

/** Where the report lies, as seen from where the user stands: npm and nx start us elsewhere. */
function reportPath(folder: string): string {
  return relative(process.env['INIT_CWD'] ?? '.', resolve(folder, 'report.html'));
}

/** `squall run <experiment>`: makes every replication that is not there yet, judges the claims, writes the folder. */
export async function run(nameOrPath: string, flags: RunFlags): Promise<number> {
  const options = readRunFlags(flags);
  const module = findExperiment(nameOrPath);
  const experiment = await loadExperiment(module);
  checkAsked(experiment, options);
  const [base = ''] = Object.keys(experiment.variants);
  const { profile, seed, clients, horizonMs } = options;
  const asked = {
    ...(clients === undefined ? {} : { clients }),
    ...(horizonMs === undefined ? {} : { horizonMs }),
  };
  const spec = specOf(experiment, { profile, variant: options.variants?.[0] ?? base, ...asked });
  // Before anything is written: an address or a viewer that is none leaves no folder behind.
  watchedAddresses(spec, options.inspect);
  readViewerUrl(options.inspectUrl);
  const command = commandOf(nameOrPath, options);
  const manifest = manifestOf(experiment, options, command);
  const out = options.out ?? join('results', experiment.name);
  const folder = openRunFolder(out, manifest, options.resume);
  const plan = planRun(experiment, { ...options, module });
  const have = new Set(folder.finished.map((result) => result.key));
  const missing = plan.filter((replication) => !have.has(keyOf(replication)));
  const screen = {
    isTTY: process.stderr.isTTY === true,
    columns: process.stderr.columns ?? 100,
    write: (text: string) => void process.stderr.write(text),
  };
  const view = createProgressView(screen, plan.length, have.size, () => performance.now());
  const made: ReplicationResult[] = [];
  const ending = await carryOut(missing, options, view.progress, (result) => {
    folder.keep(result);
    made.push(result);
    view.finished(result);
  }).finally(() => view.end());
  if (ending === 'interrupted') {
    folder.writeManifest({ ...manifest, status: 'interrupted' });
    const kept = `${have.size + made.length} of ${plan.length} replications are kept in ${out}`;
    process.stderr.write(
      `squall: interrupted; ${kept}; go on with: ${command} --out=${out} --resume\n`,
    );
    return exitCodes.badInput;
  }
  const summary = summarise(
    experiment,
    {
      profile,
      seed,
      clients: spec.clients,
      horizonMs: spec.horizonMs,
      command,
      versions: manifest.versions,
    },
    [...folder.finished, ...made],
  );
  await writeResults(folder, summary);
  const { digest, accepted } = summary;
  folder.writeManifest({ ...manifest, status: 'complete', digest, accepted });
  if (options.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
  else printSummary(summary, reportPath(folder.path));
  return accepted ? exitCodes.accepted : exitCodes.boundFailed;
}
