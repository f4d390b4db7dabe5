import { digestOf } from '@squall/metrics';
import type { ExperimentDefinition } from '../definition.ts';
import { type Replication, keyOf } from '../plan.ts';
import { type RowTask, rowKeyOf } from '../reproduction/plan-rows.ts';
import { type Reproduction, isReproduction } from '../reproduction/reproduction.ts';
import type { MapPlan, PlannedCell } from './map-plan.ts';
import type { MapRuns } from './map-runs.ts';
import { countVerdicts, majorityOf, mapVerdicts } from './map-verdict.ts';
import type { MapContext, PhaseCell, PhaseDiagram } from './phase-diagram.ts';

type Task = Replication | RowTask;

/** What names a task of a map in files. */
export const mapKeyOf = (task: Task): string => ('row' in task ? rowKeyOf(task) : keyOf(task));

/** So near below its limit a load returns as well, but later than anybody would watch. */
const nearShare = 0.001;

function cellOf(
  { load, trigger, stableLoad, tasks }: PlannedCell<Task>,
  byKey: ReadonlyMap<string, MapRuns>,
): PhaseCell {
  const runs = tasks.flatMap((task) => byKey.get(mapKeyOf(task)) ?? []);
  const counts = countVerdicts(runs.flatMap(({ verdicts }) => verdicts));
  const isBelow = stableLoad !== null && load < stableLoad * (1 - nearShare);
  return {
    load,
    trigger,
    counts,
    verdict: majorityOf(counts),
    stableLoad,
    againstTheory: isBelow && counts.metastable > 0,
    digest: digestOf(runs.flatMap(({ digests }) => digests)),
  };
}

const runsIn = (count: number): string => `${count} ${count === 1 ? 'run' : 'runs'}`;

/** How many runs came to what, and what theory says of it. */
function verdictOf(cells: readonly PhaseCell[]): string {
  const total = (verdict: (typeof mapVerdicts)[number]) =>
    cells.reduce((sum, { counts }) => sum + counts[verdict], 0);
  const all = mapVerdicts.reduce((sum, verdict) => sum + total(verdict), 0);
  const parts = mapVerdicts.toReversed().flatMap((verdict) => {
    const count = total(verdict);
    return count > 0 ? [`${count} ${verdict}`] : [];
  });
  const against = cells.filter(({ againstTheory }) => againstTheory);
  const named = against.slice(0, 3).map(({ load, trigger }) => `load ${load}, trigger ${trigger}`);
  const more = against.length > named.length ? ' and others' : '';
  const theory = cells.every(({ stableLoad }) => stableLoad === null)
    ? ' Theory gives no stable load here.'
    : against.length > 0
      ? ` Against theory, below the stable load runs are metastable: ${named.join('; ')}${more}.`
      : ' Below the stable load no run is metastable.';
  return `Of ${runsIn(all)} ${parts.join(', ')}.${theory}`;
}

function aboutOf(definition: ExperimentDefinition | Reproduction) {
  const own = definition.map?.about ?? [];
  if (isReproduction(definition))
    return { question: definition.source, about: [...definition.setUp, ...own] };
  const { question, covers, profiles, map } = definition;
  const profile = profiles[map?.profile ?? 'quick'];
  return { question, about: [...covers, ...(profile ? [profile.about] : []), ...own] };
}

/** Runs in any order in, one value out: what `summary.json` and the page say. */
export function summariseMap(
  definition: ExperimentDefinition | Reproduction,
  context: MapContext,
  { load, trigger, replications, formula, judged, cells: planned }: MapPlan<Task>,
  results: readonly MapRuns[],
): PhaseDiagram {
  const byKey = new Map(results.map((runs) => [runs.key, runs]));
  const cells = planned.map((cell) => cellOf(cell, byKey));
  return {
    format: 'squall-map/1',
    experiment: definition.name,
    title: definition.title,
    ...aboutOf(definition),
    ...context,
    judged,
    load,
    trigger,
    replications,
    cells,
    formula,
    accepted: !cells.some(({ againstTheory }) => againstTheory),
    verdict: verdictOf(cells),
    events: results.reduce((sum, { events }) => sum + events, 0),
    digest: digestOf(cells.map(({ digest }) => digest)),
  };
}
