/**
 * The folder of a run: `manifest.json` (what was asked and how it stands), `replications.ndjson` (one line for each
 * finished replication, appended, so that an interrupted run loses none), and at the end `summary.json`,
 * `samples.parquet` and `report.html`; of a map, `summary.json` and `map.html`. Every file but the appended one is written beside and renamed: never half.
 */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@squall/cluster';
import type { Provenance } from '@squall/experiment';

export interface Manifest {
  readonly format: 'squall-run/1';
  readonly experiment: string;
  readonly status: 'running' | 'interrupted' | 'complete';
  readonly profile: string;
  readonly seed: number;
  /** What else was asked for: replications, clients, horizonMs, variants; of a table, settings; of a map, its axes. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Digest of the worlds and claims: a changed experiment cannot be resumed. */
  readonly definition: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly provenance: readonly Provenance[];
  readonly command: string;
  /** Of the finished run. */
  readonly digest?: string;
  readonly accepted?: boolean;
}

/** @typeParam Result - what is kept as soon as it is finished: plain JSON */
export interface RunFolder<Result> {
  readonly path: string;
  /** What was finished before, when the run is resumed. */
  readonly finished: readonly Result[];
  keep(result: Result): void;
  writeManifest(manifest: Manifest): void;
  write(file: string, content: string | Uint8Array): void;
}

const manifestFile = 'manifest.json';
const replicationsFile = 'replications.ndjson';

function readManifest(path: string): Manifest | undefined {
  const file = join(path, manifestFile);
  if (!existsSync(file)) return undefined;
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    if (manifest.format === 'squall-run/1') return manifest;
  } catch {
    // Said below, in one line.
  }
  throw new InputError(
    `${file} is not the manifest of a run: remove the folder or give another --out`,
  );
}

/** Complete lines only: the last one may have been cut off by an interruption. */
function readReplications<Result>(path: string): Result[] {
  const file = join(path, replicationsFile);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line, i) => {
    try {
      return JSON.parse(line) as Result;
    } catch {
      throw new InputError(
        `${file}:${i + 1} is damaged: remove that line, or start anew without --resume`,
      );
    }
  });
}

/** What of the plan must be the same for a run to be resumed. */
function planOf({ experiment, profile, seed, options, definition }: Manifest): string {
  return JSON.stringify({ experiment, profile, seed, options, definition });
}

function difference(before: Manifest, now: Manifest): string {
  if (before.experiment !== now.experiment) return `it holds the experiment ${before.experiment}`;
  if (before.definition !== now.definition) return 'the experiment has changed since';
  return `it was begun with: ${before.command}`;
}

function prepare<Result>(path: string, manifest: Manifest, resume: boolean): Result[] {
  const before = existsSync(path) ? readManifest(path) : undefined;
  if (before === undefined && existsSync(path) && readdirSync(path).length > 0)
    throw new InputError(`${path} is not empty and holds no run: give another --out`);
  if (!resume) {
    for (const file of [
      replicationsFile,
      'summary.json',
      'samples.parquet',
      'report.html',
      'map.html',
    ])
      rmSync(join(path, file), { force: true });
    return [];
  }
  if (before === undefined)
    throw new InputError(`there is no run to resume in ${path}: run without --resume`);
  if (planOf(before) !== planOf(manifest))
    throw new InputError(`the run in ${path} cannot be resumed: ${difference(before, manifest)}`);
  const finished = readReplications<Result>(path);
  // Drops a line that was cut off, so that the next one starts on a line of its own.
  writeFileSync(
    join(path, replicationsFile),
    finished.map((result) => `${JSON.stringify(result)}\n`).join(''),
  );
  return finished;
}

/**
 * Opens the folder of a run, new or to be resumed.
 * @throws InputError when it cannot be written, holds something else, or holds another run
 */
export function openRunFolder<Result>(
  path: string,
  manifest: Manifest,
  resume: boolean,
): RunFolder<Result> {
  const write = (file: string, content: string | Uint8Array) => {
    const target = join(path, file);
    writeFileSync(`${target}.partial`, content);
    renameSync(`${target}.partial`, target);
  };
  const writeManifest = (next: Manifest) =>
    write(manifestFile, `${JSON.stringify(next, null, 2)}\n`);
  const guarded = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      if (error instanceof InputError || !(error instanceof Error)) throw error;
      throw new InputError(`${path} cannot be written (${error.message}): give another --out`);
    }
  };
  const finished = guarded(() => {
    const results = prepare<Result>(path, manifest, resume);
    mkdirSync(path, { recursive: true });
    writeManifest(manifest);
    return results;
  });
  return {
    path,
    finished,
    writeManifest: (next) => guarded(() => writeManifest(next)),
    keep: (result) =>
      guarded(() => appendFileSync(join(path, replicationsFile), `${JSON.stringify(result)}\n`)),
    write: (file, content) => guarded(() => write(file, content)),
  };
}
