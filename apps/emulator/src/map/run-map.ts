import { join } from 'node:path';
import { InputError } from '@squall/cluster';
import {
  type ExperimentDefinition,
  type MapPlan,
  type MapRuns,
  type PhaseDiagram,
  type Progress,
  type Replication,
  type ReplicationResult,
  type Reproduction,
  type RowTask,
  mapKeyOf,
  planClusterMap,
  planTableMap,
  runsOfReplication,
  runsOfRow,
  summariseMap,
} from '@squall/experiment';
import { cellExecutor, tableExecutor } from '../executors.ts';
import { exitCodes } from '../exit.ts';
import { type Execute, type Kept, makeMissing } from '../make-missing.ts';
import { axisValue } from '../report/map-words.ts';
import { interrupted, pathFor } from '../run-end.ts';
import { type Manifest, type RunFolder, openRunFolder } from '../run-folder.ts';
import { mapManifestOf } from './map-manifest.ts';
import type { MapOptions } from './map-options.ts';
import { printMap } from './print-map.ts';

export interface AskedMap {
  /** Name or path of the experiment, as given. */
  readonly name: string;
  /** Path of its module. */
  readonly module: string;
  readonly options: MapOptions;
}

/** What was asked for beside the axes, in words. */
function settingsOf({ settings = [], variant, clients }: MapOptions): readonly string[] {
  return [
    ...settings,
    ...(variant === undefined ? [] : [`variant ${variant}`]),
    ...(clients === undefined ? [] : [`${clients} clients`]),
  ];
}

async function finish(
  folder: RunFolder<unknown>,
  manifest: Manifest,
  diagram: PhaseDiagram,
  { json }: MapOptions,
): Promise<number> {
  const { renderMap } = await import('../report/map-page.ts');
  folder.write('summary.json', `${JSON.stringify(diagram)}\n`);
  folder.write('map.html', renderMap(diagram));
  const { digest, accepted } = diagram;
  folder.writeManifest({ ...manifest, status: 'complete', digest, accepted });
  if (json) process.stdout.write(`${JSON.stringify(diagram)}\n`);
  else printMap(diagram, pathFor(folder.path, 'map.html'));
  return accepted ? exitCodes.accepted : exitCodes.boundFailed;
}

/** How one kind of experiment makes the cells of its map. */
interface Making<Task extends Replication | RowTask, Result extends Kept> {
  readonly plan: MapPlan<Task>;
  readonly executorFor: (onProgress: (progress: Progress) => void) => Execute<Task, Result>;
  readonly runsOf: (result: Result) => MapRuns;
}

/** What a reader calls the tasks: by their cell, `load 3,000 trigger 95 % #0`. */
function namesOf<Task extends Replication | RowTask>({ load, trigger, cells }: MapPlan<Task>) {
  const named = cells.flatMap((cell) => {
    const at = `load ${axisValue(load, cell.load)} trigger ${axisValue(trigger, cell.trigger)}`;
    return cell.tasks.map((task, i) => [mapKeyOf(task), `${at} #${i}`] as const);
  });
  return new Map(named);
}

/** Makes every run that is not there yet, draws the diagram, writes the folder. */
async function make<Task extends Replication | RowTask, Result extends Kept>(
  definition: ExperimentDefinition | Reproduction,
  { name, options }: AskedMap,
  { plan, executorFor, runsOf }: Making<Task, Result>,
): Promise<number> {
  const manifest = mapManifestOf(definition, options, name);
  const out = options.out ?? join('results', `map-${definition.name}`);
  const folder = openRunFolder<Result>(out, manifest, options.resume);
  const tasks = plan.cells.flatMap((cell) => cell.tasks);
  const names = namesOf(plan);
  const nameOf = (key: string) => names.get(key) ?? key;
  const { ending, results } = await makeMissing(tasks, mapKeyOf, folder, executorFor, nameOf);
  if (ending === 'interrupted')
    return interrupted(folder, manifest, `${results.length} of ${tasks.length} runs`);
  const { seed, command, versions } = manifest;
  const context = { seed, settings: settingsOf(options), command, versions };
  return finish(
    folder,
    manifest,
    summariseMap(definition, context, plan, results.map(runsOf)),
    options,
  );
}

/** The map of a table. */
export function runTableMap(table: Reproduction, asked: AskedMap): Promise<number> {
  const { module, options } = asked;
  for (const flag of ['variant', 'clients'] as const)
    if (options[flag] !== undefined)
      throw new InputError(`--${flag} is for clusters: change a published table with --set`);
  return make(table, asked, {
    plan: planTableMap(table, { ...options, module }),
    executorFor: () => tableExecutor(options),
    runsOf: runsOfRow,
  });
}

/** The map of a cluster. */
export function runClusterMap(experiment: ExperimentDefinition, asked: AskedMap): Promise<number> {
  const { module, options } = asked;
  if (options.settings !== undefined)
    throw new InputError(
      '--set is for published tables: change the world of an experiment in a file of your own',
    );
  const judged = experiment.map?.judged ?? '';
  return make(experiment, asked, {
    plan: planClusterMap(experiment, { ...options, module }),
    executorFor: (onProgress) => cellExecutor(options.workers, onProgress),
    runsOf: (result: ReplicationResult) => runsOfReplication(result, judged),
  });
}
