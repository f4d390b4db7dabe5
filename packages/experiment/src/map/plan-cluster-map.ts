import { InputError } from '@squall/cluster';
import type { ExperimentDefinition } from '../definition.ts';
import type { Replication } from '../plan.ts';
import { known } from '../point.ts';
import { checkJudged } from './check-map.ts';
import { clusterCellPoint, clusterCellSpec } from './cluster-cell.ts';
import {
  type MapPlan,
  type MapPlanOptions,
  axisOf,
  mapOf,
  placesOf,
  seedsOf,
  stableLoadAt,
} from './map-plan.ts';
import type { ClusterMap } from './phase-map.ts';

function checkClients({ load, trigger }: ClusterMap, clients: number | undefined): void {
  if (clients !== undefined && [load.varies, trigger.varies].includes('clients'))
    throw new InputError(
      `--clients is ${clients}: the clients are an axis of this map, give --load or --trigger`,
    );
}

/**
 * Every cell of the map of a cluster.
 * @throws InputError when it has none, or there is no world at one of its cells
 */
export function planClusterMap(
  experiment: ExperimentDefinition,
  options: MapPlanOptions,
): MapPlan<Replication> {
  const { module, seed, engine, clients, variant } = options;
  const map = mapOf<ClusterMap>(experiment);
  checkClients(map, clients);
  if (variant !== undefined) known(experiment.variants, variant, '--variant');
  const asked = {
    ...(variant === undefined ? {} : { variant }),
    ...(clients === undefined ? {} : { clients }),
  };
  const load = axisOf('--load', map.load, options.load);
  const trigger = axisOf('--trigger', map.trigger, options.trigger);
  const replications = options.replications ?? map.replications;
  const seeds = seedsOf(seed, replications);
  const cells = placesOf(load, trigger).map((place) => {
    const spec = clusterCellSpec(experiment, map, place, asked);
    checkJudged('map.judged', map.judged, spec);
    const point = clusterCellPoint(map, place, asked);
    const tasks = seeds.map((its, index) => ({ module, point, index, seed: its, engine }));
    return { ...place, stableLoad: stableLoadAt(map.stableLoad, spec), tasks };
  });
  const formula = map.stableLoad?.formula ?? null;
  const judged = `clients online, ${map.judged}, variant ${variant ?? map.variant}`;
  return { load, trigger, replications, formula, judged, cells };
}
