import { createPopulation } from '../population.ts';
import { planStations } from '../plan.ts';
import { show } from '../errors.ts';
import type { ClusterSpec } from '../spec.ts';
import type { RecoverySpec } from '../spec/recovery.ts';
import { createBreakers } from './breakers.ts';
import { crewMember } from './kinds/index.ts';
import { Levers } from './levers.ts';
import { recoveryPosts } from './posts.ts';

type Lines = readonly string[];

function unknownNames(spec: ClusterSpec, entry: RecoverySpec, at: string): Lines {
  const services = Object.keys(spec.services);
  const named: readonly (readonly [string, string, readonly string[]])[] = [
    ['service', entry.service, services],
    ...(entry.cell === undefined ? [] : [['cell', entry.cell, spec.cells] as const]),
    ...('at' in entry && entry.at !== undefined ? [['at', entry.at, services] as const] : []),
    ...(entry.kind === 'serviceBreaker' ? [['caller', entry.caller, services] as const] : []),
    ...('watch' in entry
      ? (entry.watch ?? []).map((name, i) => [`watch.${i}`, name, services] as const)
      : []),
  ];
  return named.flatMap(([path, name, known]) =>
    known.includes(name) ? [] : [`${at}.${path} is ${show(name)}: give one of ${known.join(', ')}`],
  );
}

/** A shared service has no cell, and a breaker guards a call that is made. */
function misplaced(spec: ClusterSpec, entry: RecoverySpec, at: string): Lines {
  const post = entry.kind === 'serviceBreaker' ? entry.caller : entry.service;
  if (entry.cell !== undefined && spec.services[post]?.shared)
    return [`${at}.cell is ${show(entry.cell)}: ${post} is shared by all cells, leave it out`];
  if (entry.kind !== 'serviceBreaker') return [];
  const called = (spec.services[entry.caller]?.dependencies ?? []).map(({ service }) => service);
  if (called.includes(entry.service)) return [];
  const wayOut =
    called.length > 0
      ? `${entry.caller} calls ${called.join(', ')}`
      : `${entry.caller} calls no service`;
  return [`${at}.service is ${show(entry.service)}: ${wayOut}`];
}

/** What an actor sets: two that set the same thing would undo one another's work. */
function leverOf(entry: RecoverySpec): string {
  switch (entry.kind) {
    case 'admissionRamp':
    case 'queueLimit':
      return `the door of ${entry.service}`;
    case 'brownOut':
      return 'the features';
    case 'serviceBreaker':
      return `the calls of ${entry.caller} on ${entry.service}`;
    case 'priorityShedding':
      return `what ${entry.at ?? entry.service} sheds`;
    default:
      return `the ${entry.kind} of ${entry.service}`;
  }
}

function rivals(spec: ClusterSpec): Lines {
  const ramp = spec.operators?.admissionRamp;
  const held = [
    ...(ramp ? [{ lever: `the door of ${ramp.service}`, cell: undefined, by: 'operators' }] : []),
    ...(spec.recovery ?? []).map((entry, i) => ({
      lever: leverOf(entry),
      cell: entry.cell,
      by: `recovery.${i}`,
    })),
  ];
  return held.flatMap(({ lever, cell, by }, i) => {
    const rival = held
      .slice(0, i)
      .find(
        (other) =>
          other.lever === lever &&
          (other.cell === undefined || cell === undefined || other.cell === cell),
      );
    return rival ? [`${by} sets ${lever}, as ${rival.by} does: leave one of them out`] : [];
  });
}

/** What a machine makes of figures that are right each by itself. */
function unfit(spec: ClusterSpec): Lines {
  const population = createPopulation(spec);
  const plan = planStations(spec, population);
  const ports = {
    plan,
    population,
    stations: [],
    levers: new Levers(plan, population, 0),
    breakers: createBreakers(spec, plan),
    log: () => undefined,
  };
  return recoveryPosts(spec, plan).flatMap((post) => {
    const at = `recovery.${(spec.recovery ?? []).indexOf(post.entry)}`;
    try {
      crewMember(post, ports);
      return [];
    } catch (error) {
      return [`${at}.${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

/** All that is wrong with the recovery actors of a specification, by `path is value: the way out`. */
export function checkRecovery(spec: ClusterSpec): Lines {
  const { recovery = [] } = spec;
  const entries = recovery.map((entry, i) => [entry, `recovery.${i}`] as const);
  const named = entries.flatMap(([entry, at]) => unknownNames(spec, entry, at));
  if (named.length > 0 || recovery.length === 0) return named;
  const lines = [...entries.flatMap(([entry, at]) => misplaced(spec, entry, at)), ...rivals(spec)];
  return lines.length > 0 ? lines : unfit(spec);
}
