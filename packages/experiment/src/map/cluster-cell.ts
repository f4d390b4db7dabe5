import { type ClusterSpec, InputError } from '@squall/cluster';
import type { ExperimentDefinition } from '../definition.ts';
import { type Point, specOf } from '../point.ts';
import type { ClusterAxis, ClusterMap } from './phase-map.ts';

/** Where in a map a cell lies. */
export interface MapPlace {
  readonly load: number;
  readonly trigger: number;
}

/** What is asked for in place of what the map says. */
export interface CellOptions {
  readonly variant?: string;
  readonly clients?: number;
}

function changeOf({ varies }: ClusterAxis, value: number): Pick<Point, 'figures' | 'clients'> {
  if (varies === 'clients') return { clients: value };
  return { figures: typeof varies === 'string' ? [{ path: varies, value }] : varies(value) };
}

/** The design point of a cell. */
export function clusterCellPoint(
  map: ClusterMap,
  { load, trigger }: MapPlace,
  { variant = map.variant, clients = map.clients }: CellOptions = {},
): Point {
  const changes = [changeOf(map.load, load), changeOf(map.trigger, trigger)];
  const figures = changes.flatMap((change) => change.figures ?? []);
  const population = changes.find((change) => change.clients !== undefined)?.clients ?? clients;
  return {
    profile: map.profile ?? 'quick',
    variant,
    ...(population === undefined ? {} : { clients: population }),
    figures,
  };
}

/**
 * The world of a cell.
 * @throws InputError when there is none, naming the cell
 */
export function clusterCellSpec(
  experiment: ExperimentDefinition,
  map: ClusterMap,
  place: MapPlace,
  options?: CellOptions,
): ClusterSpec {
  try {
    return specOf(experiment, clusterCellPoint(map, place, options));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`map: load ${place.load}, trigger ${place.trigger}: ${error.message}`);
  }
}
