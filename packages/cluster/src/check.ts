/**
 * What a schema cannot say: names that must exist, shares that must sum to 1, dependencies without a cycle.
 * Each rule gives lines `path is value: the way out`; none means that the specification holds together.
 */
import { createSessionClient, stages } from '@squall/client-actor';
import { checkStationSpec } from '@squall/service-actor';
import { fleetRules } from './check-fleets.ts';
import { show } from './errors.ts';
import { stationSpec } from './plan.ts';
import { cohortShares } from './population.ts';
import { checkRecovery } from './recovery/check-recovery.ts';
import type { ClusterSpec, FaultSpec } from './spec.ts';

type Rule = (spec: ClusterSpec) => readonly string[];

const oneOf = (names: readonly string[]) => `give one of ${names.join(', ')}`;

function unknownName(path: string, name: string, known: readonly string[]): readonly string[] {
  return known.includes(name) ? [] : [`${path} is ${show(name)}: ${oneOf(known)}`];
}

const sharesSumToOne: Rule = (spec) => {
  const shares = cohortShares(spec);
  const rests = Object.values(spec.cohorts).filter(({ share }) => share === 'rest').length;
  if (rests > 1) return [`cohorts: ${rests} of them take the rest: give a share to all but one`];
  const sum = shares.reduce((total, share) => total + share, 0);
  const least = Math.min(...shares);
  if (least < 0)
    return [`cohorts: nothing is left for the rest, but ${show(least)}: lower a share`];
  return Math.abs(sum - 1) < 1e-9
    ? []
    : [`cohorts: their shares sum to ${Number(sum.toFixed(6))}: make them sum to 1`];
};

const namesExist: Rule = (spec) => {
  const services = Object.keys(spec.services);
  return [
    ...stages.flatMap((stage) =>
      unknownName(`stages.${stage}.service`, spec.stages[stage].service, services),
    ),
    ...Object.entries(spec.cohorts).flatMap(([cohort, { cells }]) =>
      cells.flatMap((cell, i) => unknownName(`cohorts.${cohort}.cells.${i}`, cell, spec.cells)),
    ),
    ...Object.entries(spec.services).flatMap(([service, { dependencies = [] }]) =>
      dependencies.flatMap((dependency, i) =>
        unknownName(`services.${service}.dependencies.${i}.service`, dependency.service, services),
      ),
    ),
    ...unknownName('sessions.keptBy', spec.sessions.keptBy, services),
    ...unknownName('sessions.connectionsHeldBy', spec.sessions.connectionsHeldBy, services),
    ...spec.faults.flatMap((fault, i) => [
      ...unknownName(`faults.${i}.service`, fault.service, services),
      ...unknownName(`faults.${i}.cell`, fault.cell, spec.cells),
    ]),
    ...(spec.operators
      ? unknownName('operators.alarm.service', spec.operators.alarm.service, services)
      : []),
    ...(spec.operators?.admissionRamp
      ? unknownName(
          'operators.admissionRamp.service',
          spec.operators.admissionRamp.service,
          services,
        )
      : []),
  ];
};

/** The services met twice on one way along the dependencies, first to last; empty when there is no cycle. */
function cycleFrom(spec: ClusterSpec, service: string, way: readonly string[]): readonly string[] {
  if (way.includes(service)) return [...way.slice(way.indexOf(service)), service];
  for (const dependency of spec.services[service]?.dependencies ?? []) {
    const cycle = cycleFrom(spec, dependency.service, [...way, service]);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

const dependenciesAcyclic: Rule = (spec) => {
  for (const service of Object.keys(spec.services)) {
    const cycle = cycleFrom(spec, service, []);
    if (cycle.length > 0)
      return [
        `services.${service}.dependencies form a cycle (${cycle.join(' -> ')}): remove one of them`,
      ];
  }
  return [];
};

/** What stands once for all cells cannot know which cell's copy to call. */
const sharedCallShared: Rule = ({ services }) =>
  Object.entries(services).flatMap(([name, { shared = false, dependencies = [] }]) =>
    dependencies.flatMap(({ service }, i) =>
      shared && services[service]?.shared !== true
        ? [
            `services.${name}.dependencies.${i}.service is ${show(service)}: a shared service can call only shared ones, make it shared too`,
          ]
        : [],
    ),
  );

const servicesSized: Rule = (spec) =>
  Object.entries(spec.services).flatMap(([name, service]) => {
    const scaled = [service.capacityPerThousandPerSecond, service.queueSeconds];
    const fixed = [service.servers, service.queueCapacity];
    const given = (figures: readonly unknown[]) => figures.filter((x) => x !== undefined).length;
    const right =
      (given(scaled) === 2 && given(fixed) === 0) || (given(scaled) === 0 && given(fixed) === 2);
    return right
      ? []
      : [
          `services.${name}: give either capacityPerThousandPerSecond and queueSeconds, or servers and queueCapacity`,
        ];
  });

const timesInOrder: Rule = ({ horizonMs, warmUpMs, windowMs }) => {
  const lines: string[] = [];
  if (warmUpMs >= horizonMs)
    lines.push(`warmUpMs is ${warmUpMs}: it must lie before the horizon, ${horizonMs}`);
  if (windowMs > horizonMs)
    lines.push(`windowMs is ${windowMs}: it must not exceed the horizon, ${horizonMs}`);
  return lines;
};

/** Whatever may set off the storm has a baseline before it and happens within the run. */
const triggersSeen: Rule = ({ configuration, faults, deploys = [], ...times }) => {
  const { horizonMs, warmUpMs, windowMs } = times;
  const triggers = [
    ...(configuration ? [{ path: 'configuration.startMs', atMs: configuration.startMs }] : []),
    ...faults.map(({ atMs }, i) => ({ path: `faults.${i}.atMs`, atMs })),
    ...deploys.map(({ atMs }, i) => ({ path: `deploys.${i}.atMs`, atMs })),
  ];
  return triggers.flatMap(({ path, atMs }) => {
    if (atMs <= warmUpMs + windowMs)
      return [`${path} is ${atMs}: the baseline needs a window after warmUpMs, ${warmUpMs}`];
    if (atMs >= horizonMs)
      return [`${path} is ${atMs}: it must lie before the horizon, ${horizonMs}`];
    return [];
  });
};

/** Whether two faults are about one instance of a fleet; one that names none is about all. */
function sameInstance(a: FaultSpec, b: FaultSpec): boolean {
  const [one, other] = [a, b].map((fault) => ('instance' in fault ? fault.instance : undefined));
  return one === undefined || other === undefined || one === other;
}

/** Whether a fault begins while another one of its kind still lasts at the same service. */
function beginsDuring(other: FaultSpec, fault: FaultSpec, shared: boolean): boolean {
  if (!('forMs' in other) || other.kind !== fault.kind || other.service !== fault.service)
    return false;
  const sameStation = shared || other.cell === fault.cell;
  return (
    sameStation &&
    sameInstance(other, fault) &&
    other.atMs <= fault.atMs &&
    fault.atMs < other.atMs + other.forMs
  );
}

/** The end of a pause or a slowdown is the end of every one at its service; partitions end each by itself. */
const faultsApart: Rule = ({ faults, services }) =>
  faults.flatMap((fault, i) => {
    const { kind, atMs, service } = fault;
    const shared = services[service]?.shared === true;
    const during = faults.findIndex((other, k) => k !== i && beginsDuring(other, fault, shared));
    return during < 0 || kind === 'partition'
      ? []
      : [`faults.${i}.atMs is ${atMs}: begin after the ${kind} of faults.${during} has ended`];
  });

/** What begins when the trigger is gone needs one. */
const sheddingFollows: Rule = ({ shedding, cells, configuration, faults, deploys = [] }) => {
  if (shedding === undefined) return [];
  return [
    ...(deploys.length > 0
      ? ['shedding begins when faults and configurations are gone, not deploys: remove one of them']
      : []),
    ...(shedding.cells ?? []).flatMap((cell, i) => unknownName(`shedding.cells.${i}`, cell, cells)),
    ...(configuration === undefined && faults.length === 0
      ? [
          'shedding begins when the trigger is gone, but there is none: give a configuration or faults',
        ]
      : []),
  ];
};

const wavesAscend: Rule = ({ configuration }) =>
  (configuration?.waves ?? []).flatMap((wave, i, waves) => {
    const before = waves[i - 1];
    const ascends =
      before === undefined || (wave.share > before.share && wave.afterMs > before.afterMs);
    return ascends
      ? []
      : [`configuration.waves.${i} is ${show(wave)}: each wave comes later and reaches more`];
  });

const clientsValid: Rule = (spec) =>
  Object.entries(spec.cohorts).flatMap(([name, cohort]) => {
    try {
      createSessionClient(cohort.settings, { now: () => 0 });
      return [];
    } catch (error) {
      return [
        `cohorts.${name}.settings: ${error instanceof Error ? error.message : String(error)}`,
      ];
    }
  });

/** What a station makes of figures that are right each by itself. */
const stationsValid: Rule = ({ services }) =>
  Object.entries(services).flatMap(([name, service]) => {
    try {
      checkStationSpec(stationSpec(name, service, 1000));
      return [];
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return [`services.${name}.${message.replace(`station ${name}: `, '')}`];
    }
  });

const cellsDistinct: Rule = ({ cells }) =>
  cells.flatMap((cell, i) =>
    cells.indexOf(cell) === i ? [] : [`cells.${i} is ${show(cell)}: each cell is named once`],
  );

const rules: readonly Rule[] = [
  cellsDistinct,
  sharesSumToOne,
  servicesSized,
  namesExist,
  dependenciesAcyclic,
  sharedCallShared,
  timesInOrder,
  triggersSeen,
  faultsApart,
  sheddingFollows,
  wavesAscend,
  ...fleetRules,
  clientsValid,
  stationsValid,
];

/** All that is wrong with a specification whose single figures are right. */
export function checkSpec(spec: ClusterSpec): readonly string[] {
  const lines = rules.flatMap((rule) => rule(spec));
  // Its actors are posted at stations, which there are only when the rest is right.
  return lines.length > 0 ? lines : checkRecovery(spec);
}
