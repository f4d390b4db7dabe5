import { InputError } from '@squall/cluster';
import { readRunFlags } from '../options.ts';

/** Options of `squall validate`, as given on the command line. */
export interface ValidateFlags {
  readonly profile?: string;
  readonly seed: string;
  readonly tables?: string;
  readonly workers?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** The same, checked. */
export interface ValidateOptions {
  readonly profile: string;
  readonly seed: number;
  /** Names; absent: all. */
  readonly tables?: readonly string[];
  readonly workers: number;
  readonly out: string;
  readonly json: boolean;
}

/** @throws InputError naming the first wrong option and the way out */
export function readValidateFlags(flags: ValidateFlags): ValidateOptions {
  const { profile = 'full', seed, tables, workers, out = 'results/validation', json } = flags;
  if (!['full', 'quick', 'reduced'].includes(profile))
    throw new InputError(`--profile is "${profile}": give one of full, quick, reduced`);
  const checked = readRunFlags({
    seed,
    ...(workers === undefined ? {} : { workers }),
  });
  const names = tables?.split(',').map((name) => name.trim());
  return {
    profile,
    seed: checked.seed,
    workers: checked.workers,
    out,
    json: json ?? false,
    ...(names === undefined ? {} : { tables: names }),
  };
}
