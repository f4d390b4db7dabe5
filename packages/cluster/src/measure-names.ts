import { planStations } from './plan.ts';
import { createPopulation } from './population.ts';
import type { ClusterSpec } from './spec.ts';

const ofGroup = ['onlineMin', 'onlineAtEnd', 'recoveryMs', 'outlastsTriggerMs', 'metastable'];
const ofCell = 'crashes';
const ofBrownOut = ['degradedPeakShare', 'degradedAtEnd'];
const ofCohort = [
  'disconnectsPerClient',
  'disconnectedByConfigurationShare',
  'retriesByHandPerClient',
  'attemptsPerClient',
  'messagesFailedShare',
  'leftPerClient',
];
const ofService = [
  'overloadedMs',
  'attemptsPeakPerSecond',
  'attemptsPeakRatio',
  'queuePeakShare',
  'amplification',
  'wastedShare',
];

/** How many health checks and deploys a cell has: with none, it has no figure of them. */
export function fleetOperations({ services, deploys = [] }: ClusterSpec, cell: string) {
  const checked = Object.values(services).filter(
    ({ healthCheck, shared = false }) => healthCheck !== undefined && !shared,
  );
  return {
    checks: checked.length,
    deploys: deploys.filter((deploy) => deploy.cell === cell).length,
  };
}

function ofOperations(spec: ClusterSpec, cell: string): readonly string[] {
  const { checks, deploys } = fleetOperations(spec, cell);
  return [...(checks > 0 ? ['evictions'] : []), ...(deploys > 0 ? ['deployMs'] : [])];
}

/** Whether recovery actors may answer in a degraded way. */
export function brownsOut({ recovery = [] }: ClusterSpec): boolean {
  return recovery.some(({ kind }) => kind === 'brownOut');
}

/** The names of all figures that a run of a specification has, so that a claim can be checked before anything is run. */
export function measureNames(spec: ClusterSpec): readonly string[] {
  const { stations } = planStations(spec, createPopulation(spec));
  const named = (group: string, figures: readonly string[]) =>
    figures.map((figure) => `${group}.${figure}`);
  return [
    ...spec.cells.flatMap((cell) =>
      named(`cell.${cell}`, [
        ...ofGroup,
        ofCell,
        ...ofOperations(spec, cell),
        ...(brownsOut(spec) ? ofBrownOut : []),
      ]),
    ),
    ...Object.keys(spec.cohorts).flatMap((cohort) =>
      named(`cohort.${cohort}`, [...ofGroup, ...ofCohort]),
    ),
    ...stations.flatMap(({ key }) => named(`service.${key}`, ofService)),
  ];
}
