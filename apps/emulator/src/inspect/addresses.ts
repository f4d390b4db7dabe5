import { type ClusterSpec, InputError, createPopulation, planStations } from '@squall/cluster';

/** Actors that can be watched in one run: a viewer draws each, and each keeps messages for late viewers. */
export const watchedActorsMax = 64;

/** Stations of a specification by address: `consumer/signIn`, `shared/directory`. */
function stationKeys(spec: ClusterSpec): readonly string[] {
  return planStations(spec, createPopulation(spec)).stations.map(({ key }) => key);
}

/** The people on call that a specification has: one desk per cell, and the roll-out's. */
function operatorNames(spec: ClusterSpec): readonly string[] {
  return [
    ...(spec.operators === null ? [] : spec.cells),
    ...(spec.configuration === undefined ? [] : ['rollout']),
  ];
}

function unknown(asked: string, wayOut: string): InputError {
  return new InputError(`--inspect is "${asked}": ${wayOut}`);
}

function clientNamed(asked: string, name: string, spec: ClusterSpec): readonly string[] {
  const client = Number(name);
  if (!/^\d+$/.test(name) || client >= spec.clients)
    throw unknown(asked, `the clients of this run are client:0 to client:${spec.clients - 1}`);
  return [`client:${client}`];
}

function servicesNamed(asked: string, name: string, spec: ClusterSpec): readonly string[] {
  const keys = stationKeys(spec);
  const found = keys.filter((key) => key === name || key.endsWith(`/${name}`));
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

/**
 * The addresses that a cluster of this specification will ask about, for those given on the command line.
 * A service without a cell stands for its copy in every cell.
 * @throws InputError when one names nothing in this run, or when they are too many
 */
export function watchedAddresses(spec: ClusterSpec, asked: readonly string[]): ReadonlySet<string> {
  const addresses = asked.flatMap((address) => {
    const at = address.indexOf(':');
    const name = address.slice(at + 1);
    switch (address.slice(0, at)) {
      case 'client':
        return clientNamed(address, name, spec);
      case 'service':
        return servicesNamed(address, name, spec);
      case 'operator':
        return operatorNamed(address, name, spec);
      default:
        throw unknown(address, 'give client:<number>, service:<name> or operator:<name>');
    }
  });
  const watched = new Set(addresses);
  if (watched.size > watchedActorsMax)
    throw new InputError(
      `--inspect names ${watched.size} actors: give at most ${watchedActorsMax}`,
    );
  return watched;
}
