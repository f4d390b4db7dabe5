import { isReproduction } from '@squall/experiment';
import { findExperiment, loadDefinition } from '../load.ts';
import { type MapFlags, readMapFlags } from '../map/map-options.ts';
import { runClusterMap, runTableMap } from '../map/run-map.ts';

/** `squall map <experiment>`: runs load against trigger, says where it stays down, writes the folder. */
export async function map(name: string, flags: MapFlags): Promise<number> {
  const options = readMapFlags(flags);
  const module = findExperiment(name);
  const definition = await loadDefinition(module);
  const asked = { name, module, options };
  return isReproduction(definition)
    ? runTableMap(definition, asked)
    : runClusterMap(definition, asked);
}
