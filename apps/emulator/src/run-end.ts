import { relative, resolve } from 'node:path';
import { exitCodes } from './exit.ts';
import type { RunOptions } from './options.ts';
import type { Manifest, RunFolder } from './run-folder.ts';

/** What was asked for on the command line. */
export interface Asked {
  /** Name or path of the experiment, as given. */
  readonly name: string;
  /** Path of its module. */
  readonly module: string;
  readonly options: RunOptions;
}

/** Where a file of the folder lies, as seen from where the user stands: npm and nx start us elsewhere. */
export function pathFor(folder: string, file: string): string {
  return relative(process.env['INIT_CWD'] ?? '.', resolve(folder, file));
}

/** Marks the folder, and says how to go on; gives the exit code. */
export function interrupted<Result>(
  folder: RunFolder<Result>,
  manifest: Manifest,
  kept: string,
): number {
  folder.writeManifest({ ...manifest, status: 'interrupted' });
  const goOn = `${manifest.command} --out=${folder.path} --resume`;
  process.stderr.write(
    `squall: interrupted; ${kept} are kept in ${folder.path}; go on with: ${goOn}\n`,
  );
  return exitCodes.badInput;
}
