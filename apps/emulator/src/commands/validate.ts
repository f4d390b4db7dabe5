import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@squall/cluster';
import { isReproduction } from '@squall/experiment';
import { digestOf } from '@squall/metrics';
import { exitCodes } from '../exit.ts';
import { experimentNames, findExperiment, loadDefinition } from '../load.ts';
import { pathFor } from '../run-end.ts';
import { printValidation } from '../validate/print-validation.ts';
import { type Located, validateTables } from '../validate/validate-tables.ts';
import {
  type ValidateFlags,
  type ValidateOptions,
  readValidateFlags,
} from '../validate/options.ts';
import { validationMarkdown } from '../validate/validation-markdown.ts';
import { renderValidation } from '../validate/validation-page.ts';
import { type Validation, isAccepted } from '../validate/validation.ts';
import { manifest } from '../version.ts';

/** Every experiment that is a published table. */
async function locateTables(): Promise<readonly Located[]> {
  const modules = experimentNames().map(findExperiment);
  const found = await Promise.all(
    modules.map(async (module) => ({ module, table: await loadDefinition(module) })),
  );
  return found.flatMap(({ module, table }) => (isReproduction(table) ? [{ module, table }] : []));
}

/** @throws InputError when one that is asked for is not there */
function chosen(all: readonly Located[], names: readonly string[] | undefined): readonly Located[] {
  const known = all.map(({ table }) => table.name);
  const wrong = names?.find((name) => !known.includes(name));
  if (wrong !== undefined)
    throw new InputError(`--tables names "${wrong}": give some of ${known.join(', ')}`);
  return all.filter(({ table }) => names?.includes(table.name) ?? true);
}

function commandOf({ profile, seed, tables }: ValidateOptions): string {
  const only = tables === undefined ? '' : ` --tables=${tables.join(',')}`;
  return `npx squall validate --profile=${profile} --seed=${seed}${only}`;
}

function write(out: string, validation: Validation): void {
  try {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'index.html'), renderValidation(validation));
    writeFileSync(join(out, 'README.md'), validationMarkdown(validation));
  } catch (error) {
    throw new InputError(`${out} cannot be written (${String(error)}): give another --out`);
  }
}

/** `squall validate`: runs every published table again and writes one page about it; fails when a figure does. */
export async function validate(flags: ValidateFlags): Promise<number> {
  const options = readValidateFlags(flags);
  const all = await locateTables();
  const asked = chosen(all, options.tables);
  const summaries = await validateTables(asked, options);
  if (summaries === undefined) {
    process.stderr.write('squall: interrupted; nothing was written\n');
    return exitCodes.badInput;
  }
  const validation: Validation = {
    profile: options.profile,
    seed: options.seed,
    command: commandOf(options),
    version: manifest.version,
    summaries,
    leftOut: all.filter((located) => !asked.includes(located)).map(({ table }) => table.name),
    digest: digestOf(summaries.map(({ digest }) => digest)),
  };
  write(options.out, validation);
  if (options.json) process.stdout.write(`${JSON.stringify(validation)}\n`);
  else printValidation(validation, pathFor(options.out, 'index.html'));
  return isAccepted(validation) ? exitCodes.accepted : exitCodes.boundFailed;
}
