import { type ExperimentDefinition, type Reproduction, provenanceOf } from '@squall/experiment';
import { digestOf } from '@squall/metrics';
import type { RunOptions } from './options.ts';
import type { Manifest } from './run-folder.ts';
import { manifest } from './version.ts';

/** Versions that a history depends on, and the one that it must not depend on. */
export function versions(): Readonly<Record<string, string>> {
  const { version, dependencies } = manifest;
  const of = (name: string) => dependencies[name] ?? '';
  return { squall: version, xstate: of('xstate'), rxjs: of('rxjs'), node: process.versions.node };
}

/** What the result of a table depends on. */
type TableOptions = Pick<RunOptions, 'profile' | 'seed'> &
  Partial<Pick<RunOptions, 'replications' | 'settings'>>;

/** The command that repeats this run, with all options that its result depends on. */
function commandOf(name: string, options: TableOptions & Partial<RunOptions>): string {
  const { profile, seed, replications, clients, horizonMs, variants, settings = [] } = options;
  const parts = [
    `npx squall run ${name}`,
    `--profile=${profile}`,
    `--seed=${seed}`,
    replications ? `--replications=${replications}` : '',
    clients ? `--clients=${clients}` : '',
    horizonMs ? `--horizon=${horizonMs}ms` : '',
    variants ? `--variants=${variants.join(',')}` : '',
    options.leastShedding ? '--least-shedding' : '',
    ...settings.map((setting) => `--set ${setting}`),
  ];
  return parts.filter(Boolean).join(' ');
}

/** What is known of a run before it begins. */
export function manifestOf(
  experiment: ExperimentDefinition,
  options: RunOptions,
  name: string,
): Manifest {
  const { replications, clients, horizonMs, variants } = options;
  const { world, variants: changes, profiles, accept } = experiment;
  const asked = Object.entries({ replications, clients, horizonMs, variants });
  return {
    format: 'squall-run/1',
    experiment: experiment.name,
    status: 'running',
    profile: options.profile,
    seed: options.seed,
    options: Object.fromEntries(asked.filter(([, value]) => value !== undefined)),
    definition: digestOf([JSON.stringify({ world, changes, profiles, accept })]),
    versions: versions(),
    provenance: provenanceOf(experiment, options.profile),
    command: commandOf(name, options),
  };
}

/** The same of a run of a published table. */
export function tableManifestOf(
  table: Reproduction,
  options: TableOptions,
  name: string,
): Manifest {
  const { replications, settings } = options;
  const { parameters, figures, rows } = table;
  const asked = Object.entries({ replications, settings });
  return {
    format: 'squall-run/1',
    experiment: table.name,
    status: 'running',
    profile: options.profile,
    seed: options.seed,
    options: Object.fromEntries(asked.filter(([, value]) => value !== undefined)),
    definition: digestOf([JSON.stringify({ parameters, figures, rows })]),
    versions: versions(),
    provenance: [],
    command: commandOf(name, options),
  };
}
