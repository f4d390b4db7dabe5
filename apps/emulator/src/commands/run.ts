import { isReproduction } from '@squall/experiment';
import { findExperiment, loadDefinition } from '../load.ts';
import { type RunFlags, readRunFlags } from '../options.ts';
import { runCluster } from '../run-cluster.ts';
import { runTable } from '../table/run-table.ts';

/** `squall run <experiment>`: makes what is not there yet, judges it, writes the folder. */
export async function run(name: string, flags: RunFlags): Promise<number> {
  const options = readRunFlags(flags);
  const module = findExperiment(name);
  const definition = await loadDefinition(module);
  const asked = { name, module, options };
  return isReproduction(definition) ? runTable(definition, asked) : runCluster(definition, asked);
}
