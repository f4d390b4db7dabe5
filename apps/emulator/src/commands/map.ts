import { InputError } from '@squall/cluster';
import { isReproduction } from '@squall/experiment';
import { experimentNames, findExperiment, loadDefinition } from '../load.ts';
import { type MapFlags, readMapFlags } from '../map/map-options.ts';
import { runClusterMap, runTableMap } from '../map/run-map.ts';

/** The experiments that come with the emulator and have a map. */
async function namesWithMap(): Promise<readonly string[]> {
  const names = experimentNames();
  const all = await Promise.all(names.map((name) => loadDefinition(findExperiment(name))));
  return names.filter((_, i) => all[i]?.map !== undefined);
}

/** `squall map <experiment>`: runs load against trigger, says where it stays down, writes the folder. */
export async function map(name: string, flags: MapFlags): Promise<number> {
  const options = readMapFlags(flags);
  const module = findExperiment(name);
  const definition = await loadDefinition(module);
  if (definition.map === undefined)
    throw new InputError(
      `${name} has no map: give one of ${(await namesWithMap()).join(', ')}, or add a map to its definition`,
    );
  const asked = { name, module, options };
  return isReproduction(definition)
    ? runTableMap(definition, asked)
    : runClusterMap(definition, asked);
}
