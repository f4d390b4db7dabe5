/** What a schema cannot say of fleets, their health checks and what operators do to them. */
import { show } from './errors.ts';
import type { ClusterSpec, ServiceSpec } from './spec.ts';

type Rule = (spec: ClusterSpec) => readonly string[];

const oneOf = (names: readonly string[]) => `give one of ${names.join(', ')}`;

function instancesOf(name: string, service: ServiceSpec): readonly string[] {
  const { instances, servers, healthCheck, drainMs } = service;
  const at = `services.${name}`;
  if (instances === undefined) {
    const needing = Object.entries({ healthCheck, drainMs }).find(
      ([, value]) => value !== undefined,
    );
    return needing ? [`${at}.${needing[0]} is for fleets: give instances, 1 or more`] : [];
  }
  const lines: string[] = [];
  if (servers !== undefined && servers % instances !== 0)
    lines.push(`${at}.servers is ${servers}: give a multiple of instances, ${instances}`);
  if (healthCheck !== undefined && healthCheck.timeoutMs > healthCheck.everyMs)
    lines.push(
      `${at}.healthCheck.timeoutMs is ${healthCheck.timeoutMs}: give at most everyMs, ${healthCheck.everyMs}`,
    );
  return lines;
}

const fleetsSized: Rule = ({ services }) =>
  Object.entries(services).flatMap(([name, service]) => instancesOf(name, service));

const faultsHitInstances: Rule = ({ faults, services }) =>
  faults.flatMap((fault, i) => {
    const instance = 'instance' in fault ? fault.instance : undefined;
    const instances = services[fault.service]?.instances;
    if (instance === undefined || (instances !== undefined && instance <= instances)) return [];
    const wayOut =
      instances === undefined ? `${fault.service} is no fleet, leave it out` : `1 to ${instances}`;
    return [`faults.${i}.instance is ${instance}: ${wayOut}`];
  });

const deploysPossible: Rule = ({ deploys = [], services, cells, supervision }) =>
  deploys.flatMap(({ cell, service, gate }, i) => {
    const at = `deploys.${i}`;
    const names = Object.keys(services);
    if (!cells.includes(cell)) return [`${at}.cell is ${show(cell)}: ${oneOf(cells)}`];
    if (services[service]?.instances === undefined) {
      const fleets = names.filter((name) => services[name]?.instances !== undefined);
      const wayOut = fleets.length > 0 ? oneOf(fleets) : 'give that service instances';
      return [`${at}.service is ${show(service)}: ${wayOut}`];
    }
    if (gate !== undefined && !names.includes(gate.service))
      return [`${at}.gate.service is ${show(gate.service)}: ${oneOf(names)}`];
    return supervision === null
      ? [`${at} needs somebody to start instances again: give supervision`]
      : [];
  });

const evacuationsPossible: Rule = ({ evacuations = [], services, cells }) =>
  evacuations.flatMap(({ from, to, alarm }, i) => {
    const at = `evacuations.${i}`;
    const names = Object.keys(services);
    if (!cells.includes(from)) return [`${at}.from is ${show(from)}: ${oneOf(cells)}`];
    const others = cells.filter((cell) => cell !== from);
    if (others.length === 0) return [`${at}.to is ${show(to)}: give a second cell`];
    if (!others.includes(to)) return [`${at}.to is ${show(to)}: ${oneOf(others)}`];
    if (evacuations.findIndex((other) => other.from === from) < i)
      return [`${at}.from is ${show(from)}: a cell is evacuated once`];
    return names.includes(alarm.service)
      ? []
      : [`${at}.alarm.service is ${show(alarm.service)}: ${oneOf(names)}`];
  });

const backoffAscends: Rule = ({ supervision }) => {
  const { minMs = 0, maxMs = 0 } = supervision?.backoff ?? {};
  return maxMs < minMs
    ? [`supervision.backoff.maxMs is ${maxMs}: give at least minMs, ${minMs}`]
    : [];
};

export const fleetRules: readonly Rule[] = [
  fleetsSized,
  faultsHitInstances,
  deploysPossible,
  evacuationsPossible,
  backoffAscends,
];
