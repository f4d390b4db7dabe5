import { availableParallelism } from 'node:os';
import { type EngineKind, InputError } from '@squall/cluster';

/** Options of `squall run`, as given on the command line. */
export interface RunFlags {
  readonly profile?: string;
  readonly seed: string;
  readonly replications?: string;
  readonly clients?: string;
  readonly horizon?: string;
  readonly engine?: string;
  readonly twins?: string;
  readonly workers?: string;
  readonly variants?: string;
  readonly set?: readonly string[];
  readonly out?: string;
  readonly json?: boolean;
  readonly resume?: boolean;
  readonly leastShedding?: boolean;
  readonly inspect?: string;
  readonly inspectUrl?: string;
  readonly pace?: string;
}

/** The same, checked. */
export interface AskedOptions {
  /** Absent: that of the experiment for so many clients. */
  readonly profile?: string;
  readonly seed: number;
  readonly replications?: number;
  readonly clients?: number;
  readonly horizonMs?: number;
  readonly variants?: readonly string[];
  /** `name=value`, of the parameters of a published table. */
  readonly settings?: readonly string[];
  /** Absent: real actors up to some thousands of clients, typed arrays above. */
  readonly engine?: EngineKind;
  /** So many clients also live as real actors and are compared with those on typed arrays; absent: none. */
  readonly twins?: number;
  readonly workers: number;
  readonly out?: string;
  readonly json: boolean;
  readonly resume: boolean;
  /** After the run: how much load shedding brings those back that stayed down. */
  readonly leastShedding: boolean;
  readonly inspect: readonly string[];
  readonly inspectUrl?: string;
  /** Virtual seconds per second while a run is watched; Infinity: as fast as it goes. */
  readonly pace: number;
}

function whole(flag: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < min || value > max)
    throw new InputError(`--${flag} is "${text}": give a whole number from ${min} to ${max}`);
  return value;
}

const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 };

/** `90s`, `15min`, `2h`, `500ms` → ms; undefined when it is no duration above 0. */
export function parseDuration(text: string): number | undefined {
  const [, figure = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|min|h)$/.exec(text.trim()) ?? [];
  const value = Number(figure) * (unitsMs[unit] ?? Number.NaN);
  return value > 0 && value < Infinity ? value : undefined;
}

function durationMs(flag: string, text: string): number {
  const value = parseDuration(text);
  if (value === undefined)
    throw new InputError(`--${flag} is "${text}": give a duration such as 90s, 15min or 2h`);
  return value;
}

function engineOf(text: string): EngineKind {
  if (text === 'interpreted' || text === 'flyweight') return text;
  throw new InputError(`--engine is "${text}": give interpreted or flyweight`);
}

/** Most twins of a run: each is a real actor, with the time and the memory of one. */
const twinsMax = 10_000;

function twinsOf(text: string, engine: string | undefined): number {
  if (engine === 'interpreted')
    throw new InputError(
      `--twins is "${text}": they are real actors beside typed arrays; leave out --engine=interpreted`,
    );
  return whole('twins', text, 1, twinsMax);
}

function paceOf(text: string): number {
  if (text === 'max') return Infinity;
  const value = Number(text);
  if (text.trim() === '' || !(value > 0))
    throw new InputError(`--pace is "${text}": give virtual seconds per second, or max`);
  return value;
}

function list(flag: string, text: string): readonly string[] {
  const items = text.split(',').map((item) => item.trim());
  if (items.includes('')) throw new InputError(`--${flag} is "${text}": give names with commas`);
  return items;
}

function setting(text: string): string {
  if (/^[^=]+=[^=]+$/.test(text)) return text;
  throw new InputError(`--set is "${text}": give a parameter and its value, such as N=70`);
}

const watchable =
  /^(client:\d+(@.+)?|service:[\w-]+(\/[\w-]+)?(#\d+)?|(operator|supervisor):[\w-]+|recovery:[\w-]+\/[\w-]+)$/;

function watched(text: string): readonly string[] {
  const addresses = list('inspect', text);
  for (const address of addresses)
    if (!watchable.test(address))
      throw new InputError(
        `--inspect is "${address}": give addresses such as client:3, client:3@13h, service:signIn, supervisor:consumer or operator:rollout`,
      );
  return addresses;
}

/** What was asked, with the profile that it comes to. */
export type RunOptions = AskedOptions & { readonly profile: string };

/** @throws InputError naming the first wrong option and the way out */
export function readRunFlags(flags: RunFlags): AskedOptions {
  const uint32 = 2 ** 32 - 1;
  return {
    ...(flags.profile === undefined ? {} : { profile: flags.profile }),
    seed: whole('seed', flags.seed, 0, uint32),
    ...(flags.replications !== undefined
      ? { replications: whole('replications', flags.replications, 1, 10_000) }
      : {}),
    ...(flags.clients !== undefined
      ? { clients: whole('clients', flags.clients, 1, 2_000_000) }
      : {}),
    ...(flags.horizon !== undefined ? { horizonMs: durationMs('horizon', flags.horizon) } : {}),
    ...(flags.variants !== undefined ? { variants: list('variants', flags.variants) } : {}),
    ...(flags.set === undefined ? {} : { settings: flags.set.map(setting) }),
    ...(flags.engine === undefined ? {} : { engine: engineOf(flags.engine) }),
    ...(flags.twins === undefined ? {} : { twins: twinsOf(flags.twins, flags.engine) }),
    workers:
      flags.workers === undefined
        ? availableParallelism()
        : whole('workers', flags.workers, 1, 256),
    ...(flags.out !== undefined ? { out: flags.out } : {}),
    json: flags.json ?? false,
    resume: flags.resume ?? false,
    leastShedding: flags.leastShedding ?? false,
    inspect: flags.inspect === undefined ? [] : watched(flags.inspect),
    ...(flags.inspectUrl !== undefined ? { inspectUrl: flags.inspectUrl } : {}),
    pace: paceOf(flags.pace ?? '20'),
  };
}
