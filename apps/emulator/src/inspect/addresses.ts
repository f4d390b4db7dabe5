import {
  type ClusterSpec,
  InputError,
  createPopulation,
  planStations,
  recoveryAddresses,
} from '@squall/cluster';
import { parseDuration } from '../options.ts';
import { clockTime } from '../progress.ts';

/** Actors that can be watched in one run: a viewer draws each, and each keeps messages for late viewers. */
export const watchedActorsMax = 64;

/** Who is watched. */
export interface Watched {
  /** As a cluster will ask for them. */
  readonly addresses: ReadonlySet<string>;
  /** Clients that are watched from a moment on only: the moment, ms. */
  readonly fromMs: ReadonlyMap<number, number>;
}

/** One actor, and from when on it is watched, ms. */
interface Sight {
  readonly address: string;
  readonly fromMs: number;
}

/** Processes of a specification by address: `consumer/signIn`, `shared/directory`, of a fleet `consumer/signIn#2`. */
function processKeys(spec: ClusterSpec): readonly string[] {
  return planStations(spec, createPopulation(spec)).stations.flatMap(({ key, fleet }) =>
    fleet === undefined
      ? [key]
      : Array.from({ length: fleet.instances }, (_, instance) => `${key}#${instance + 1}`),
  );
}

/** The people on call that a specification has: one desk per cell, the roll-out's, those of deploys and evacuations. */
function operatorNames(spec: ClusterSpec): readonly string[] {
  return [
    ...(spec.operators === null ? [] : spec.cells),
    ...(spec.configuration === undefined ? [] : ['rollout']),
    ...(spec.deploys ?? []).map(({ cell, service }) => `deploy-${cell}-${service}`),
    ...(spec.evacuations ?? []).map(({ from }) => `evacuation-${from}`),
  ];
}

function unknown(asked: string, wayOut: string): InputError {
  return new InputError(`--inspect is "${asked}": ${wayOut}`);
}

/** The moment behind the @ of `client:5@13h`. */
function momentOf(asked: string, text: string, { horizonMs }: ClusterSpec): number {
  const ms = parseDuration(text);
  if (ms === undefined) throw unknown(asked, 'give a moment such as client:5@90s or client:5@13h');
  if (ms >= horizonMs)
    throw unknown(asked, `this run ends at ${clockTime(horizonMs)}: give a moment before`);
  return ms;
}

function clientNamed(asked: string, name: string, spec: ClusterSpec): Sight {
  const [number = '', ...moment] = name.split('@');
  const client = Number(number);
  if (!/^\d+$/.test(number) || client >= spec.clients)
    throw unknown(asked, `the clients of this run are client:0 to client:${spec.clients - 1}`);
  const fromMs = moment.length > 0 ? momentOf(asked, moment.join('@'), spec) : 0;
  return { address: `client:${client}`, fromMs };
}

function servicesNamed(asked: string, name: string, spec: ClusterSpec): readonly string[] {
  const keys = processKeys(spec);
  // A service stands for all of its instances, in every cell.
  const fits = (key: string) => key === name || key.endsWith(`/${name}`);
  const found = keys.filter((key) => fits(key) || fits(key.replace(/#\d+$/, '')));
  if (found.length > 0) return found.map((key) => `service:${key}`);
  const names = Object.keys(spec.services).map((service) => `service:${service}`);
  const one = keys[0] === undefined ? '' : `, or one copy as in service:${keys[0]}`;
  throw unknown(asked, `give one of ${names.join(', ')}${one}`);
}

function operatorNamed(asked: string, name: string, spec: ClusterSpec): readonly string[] {
  const names = operatorNames(spec);
  if (names.includes(name)) return [`operator:${name}`];
  const choices = names.map((operator) => `operator:${operator}`).join(', ');
  throw unknown(asked, names.length > 0 ? `give one of ${choices}` : 'this run has no operators');
}

/** One supervisor per cell, with an actor for each of its services. */
function supervisorNamed(asked: string, name: string, spec: ClusterSpec): readonly string[] {
  if (spec.supervision === null) throw unknown(asked, 'this run has no supervision');
  if (spec.cells.includes(name)) return [`supervisor:${name}`];
  const choices = spec.cells.map((cell) => `supervisor:${cell}`).join(', ');
  throw unknown(asked, `give one of ${choices}`);
}

function recoveryNamed(asked: string, spec: ClusterSpec): readonly string[] {
  const addresses = recoveryAddresses(spec);
  if (addresses.includes(asked)) return [asked];
  const choices = `give one of ${addresses.join(', ')}`;
  throw unknown(asked, addresses.length > 0 ? choices : 'this run has no recovery actors');
}

function sightsOf(asked: string, spec: ClusterSpec): readonly Sight[] {
  const at = asked.indexOf(':');
  const name = asked.slice(at + 1);
  const fromStart = (addresses: readonly string[]) =>
    addresses.map((address) => ({ address, fromMs: 0 }));
  switch (asked.slice(0, at)) {
    case 'client':
      return [clientNamed(asked, name, spec)];
    case 'service':
      return fromStart(servicesNamed(asked, name, spec));
    case 'supervisor':
      return fromStart(supervisorNamed(asked, name, spec));
    case 'operator':
      return fromStart(operatorNamed(asked, name, spec));
    case 'recovery':
      return fromStart(recoveryNamed(asked, spec));
    default:
      throw unknown(
        asked,
        'give client:<number>, service:<name>, supervisor:<cell>, operator:<name> or recovery:<cell>/<kind>',
      );
  }
}

/**
 * The addresses that a cluster of this specification will ask about, for those given on the command line.
 * A service without a cell stands for its copy in every cell; an actor that is named twice is watched from the earlier
 * moment on.
 * @throws InputError when one names nothing in this run, or when they are too many
 */
export function watchedAddresses(spec: ClusterSpec, asked: readonly string[]): Watched {
  const sights = new Map<string, number>();
  for (const { address, fromMs } of asked.flatMap((one) => sightsOf(one, spec)))
    sights.set(address, Math.min(fromMs, sights.get(address) ?? Infinity));
  if (sights.size > watchedActorsMax)
    throw new InputError(`--inspect names ${sights.size} actors: give at most ${watchedActorsMax}`);
  const later = [...sights].filter(([, fromMs]) => fromMs > 0);
  return {
    addresses: new Set(sights.keys()),
    fromMs: new Map(later.map(([address, ms]) => [Number(address.split(':')[1]), ms])),
  };
}

/** As they are told to a reader: `client:3`, `client:5 from 13:00:00 on`. */
export function watchedInWords({ addresses, fromMs }: Watched): readonly string[] {
  const moments = new Map([...fromMs].map(([client, ms]) => [`client:${client}`, ms]));
  return [...addresses].map((address) => {
    const ms = moments.get(address);
    return ms === undefined ? address : `${address} from ${clockTime(ms)} on`;
  });
}

/** Before this moment, ms, there is nothing to be seen yet. */
export function firstSightMs({ addresses, fromMs }: Watched): number {
  return fromMs.size < addresses.size ? 0 : Math.min(...fromMs.values());
}
