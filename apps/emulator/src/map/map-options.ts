import { type EngineKind, InputError } from '@squall/cluster';
import type { LinearRange } from '@squall/experiment';
import { readRunFlags } from '../options.ts';

/** Options of `squall map`, as given on the command line. */
export interface MapFlags {
  readonly load?: string;
  readonly trigger?: string;
  readonly replications?: string;
  readonly seed: string;
  readonly set?: readonly string[];
  readonly variant?: string;
  readonly clients?: string;
  readonly engine?: string;
  readonly workers?: string;
  readonly out?: string;
  readonly resume?: boolean;
  readonly json?: boolean;
}

/** The same, checked. */
export interface MapOptions {
  readonly load?: LinearRange;
  readonly trigger?: LinearRange;
  readonly replications?: number;
  readonly seed: number;
  readonly settings?: readonly string[];
  readonly variant?: string;
  readonly clients?: number;
  readonly engine: EngineKind;
  readonly workers: number;
  readonly out?: string;
  readonly resume: boolean;
  readonly json: boolean;
}

const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const several = new RegExp(String.raw`^(${number})\.\.(${number})/(\d+)$`, 'i');
const single = new RegExp(`^${number}$`, 'i');

/** `2000..8000/7`: seven values from 2000 to 8000; `5000`: that one alone. */
function rangeOf(flag: string, text: string): LinearRange {
  const given = text.trim();
  const [, from, to, count] = several.exec(given) ?? [];
  if (from !== undefined) return { from: Number(from), to: Number(to), count: Number(count) };
  if (single.test(given)) return { from: Number(given), to: Number(given), count: 1 };
  throw new InputError(`--${flag} is "${text}": give from..to/count, such as 2..8/7, or one value`);
}

/** @throws InputError naming the first wrong option and the way out */
export function readMapFlags(flags: MapFlags): MapOptions {
  const { load, trigger, variant, ...shared } = flags;
  const { seed, replications, settings, clients, engine, workers, out, resume, json } =
    readRunFlags(shared);
  return {
    ...(load === undefined ? {} : { load: rangeOf('load', load) }),
    ...(trigger === undefined ? {} : { trigger: rangeOf('trigger', trigger) }),
    ...(replications === undefined ? {} : { replications }),
    seed,
    ...(settings === undefined ? {} : { settings }),
    ...(variant === undefined ? {} : { variant }),
    ...(clients === undefined ? {} : { clients }),
    engine: engine ?? 'flyweight',
    workers,
    ...(out === undefined ? {} : { out }),
    resume,
    json,
  };
}
