import { existsSync, readdirSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { InputError } from '@squall/cluster';
import {
  type ExperimentDefinition,
  type Reproduction,
  defineExperiment,
  defineReproduction,
  isReproduction,
} from '@squall/experiment';

/** The experiments that come with the emulator, built; and what they were built from. */
const folder = fileURLToPath(new URL('../experiments/', import.meta.url));
const sources = fileURLToPath(new URL('../../experiments/', import.meta.url));
const ending = '.experiment.js';
const sourceEnding = '.experiment.ts';

/** Names of the experiments that are built, in order. The compiler leaves what was built from files that are gone: it is none. */
export function namesOf(built: readonly string[], written: readonly string[]): readonly string[] {
  return built
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .filter((name) => written.includes(`${name}${sourceEnding}`))
    .sort();
}

/** Names of the experiments that come with the emulator. */
export const experimentNames = (): readonly string[] =>
  namesOf(readdirSync(folder), readdirSync(sources));

/** Path of an experiment's module, by its name or by a path of one's own (which has a slash or an ending). */
export function findExperiment(nameOrPath: string): string {
  if (experimentNames().includes(nameOrPath)) return `${folder}${nameOrPath}${ending}`;
  const isPath = /[\\/]|\.[cm]?[jt]s$/.test(nameOrPath);
  const path = isAbsolute(nameOrPath) ? nameOrPath : resolve(nameOrPath);
  if (isPath && existsSync(path)) return path;
  if (isPath)
    throw new InputError(`there is no file ${nameOrPath}: give the path of an experiment`);
  throw new InputError(
    `there is no experiment "${nameOrPath}": give one of ${experimentNames().join(', ')}, or a path`,
  );
}

/** Node before 22.18 cannot read TypeScript by itself. */
async function learnTypeScript(path: string): Promise<void> {
  if (!/\.[cm]?ts$/.test(path) || 'typescript' in process.features) return;
  const { register } = await import('tsx/esm/api');
  register();
}

/** First line of an error's message: what a reader needs, without the stack. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? '';
}

/**
 * Imports an experiment of either kind: this runs the code of its file, which is as trusted as a test of one's own.
 * @throws InputError when the module is broken or holds no experiment
 */
export async function loadDefinition(path: string): Promise<ExperimentDefinition | Reproduction> {
  await learnTypeScript(path);
  let module: { readonly default?: unknown };
  try {
    module = (await import(pathToFileURL(path).href)) as { readonly default?: unknown };
  } catch (error) {
    if (error instanceof Error && error.name === 'InputError') throw new InputError(error.message);
    throw new InputError(`${path} cannot be loaded: ${firstLine(error)}`);
  }
  if (module.default === undefined)
    throw new InputError(
      `${path} has no default export: write "export default defineExperiment(...)"`,
    );
  if (isReproduction(module.default)) return defineReproduction(module.default);
  return defineExperiment(module.default as ExperimentDefinition);
}

/**
 * An experiment with a cluster.
 * @throws InputError also when it is a published table
 */
export async function loadExperiment(path: string): Promise<ExperimentDefinition> {
  const definition = await loadDefinition(path);
  if (!isReproduction(definition)) return definition;
  throw new InputError(`${definition.name} reproduces a table: it has no cluster to look into`);
}
