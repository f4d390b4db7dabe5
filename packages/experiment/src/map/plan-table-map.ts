import { InputError } from '@squall/cluster';
import type { RowTask } from '../reproduction/plan-rows.ts';
import type { Reproduction, Values } from '../reproduction/reproduction.ts';
import { checkValue, complete, parameterOf, readSetting } from '../reproduction/values.ts';
import type { MapPlace } from './cluster-cell.ts';
import {
  type MapPlan,
  type MapPlanOptions,
  axisOf,
  mapOf,
  placesOf,
  seedsOf,
  stableLoadAt,
} from './map-plan.ts';
import type { TableMap } from './phase-map.ts';

function checkAxisSettings(map: TableMap, laid: Values): void {
  for (const axis of ['load', 'trigger'] as const)
    if (Object.hasOwn(laid, map[axis].parameter))
      throw new InputError(
        `--set names "${map[axis].parameter}", the ${axis} of the map: give --${axis}=from..to/count`,
      );
}

/** The values of a cell: its place, what is asked for by name, what the map says, the defaults, in this order. */
function cellValues(
  { parameters }: Reproduction,
  map: TableMap,
  laid: Values,
  { load, trigger }: MapPlace,
): Values {
  const place = { [map.load.parameter]: load, [map.trigger.parameter]: trigger };
  for (const axis of ['load', 'trigger'] as const) {
    const name = map[axis].parameter;
    checkValue(`--${axis}: ${name}`, place[name], parameterOf(parameters, name, `--${axis}`));
  }
  const asked = complete(parameters, { ...laid, ...place });
  return complete(parameters, { ...map.parameters?.(asked), ...laid, ...place });
}

/**
 * Every cell of the map of a table.
 * @throws InputError when it has none, or a value is out of bounds
 */
export function planTableMap(table: Reproduction, options: MapPlanOptions): MapPlan<RowTask> {
  const { module, seed, engine, settings = [] } = options;
  const map = mapOf<TableMap>(table);
  const laid = Object.fromEntries(settings.map((text) => readSetting(table.parameters, text)));
  checkAxisSettings(map, laid);
  const load = axisOf('--load', map.load, options.load);
  const trigger = axisOf('--trigger', map.trigger, options.trigger);
  const replications = options.replications ?? map.replications;
  const seeds = seedsOf(seed, replications);
  const cells = placesOf(load, trigger).map((place) => {
    const row = cellValues(table, map, laid, place);
    const tasks = [{ module, row, from: 0, count: replications, seeds, engine }];
    return { ...place, stableLoad: stableLoadAt(map.stableLoad, row), tasks };
  });
  const formula = map.stableLoad?.formula ?? null;
  return { load, trigger, replications, formula, judged: 'goodput', cells };
}
