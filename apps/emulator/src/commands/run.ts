import { isReproduction, profileFor } from '@squall/experiment';
import { findExperiment, loadDefinition } from '../load.ts';
import { type RunFlags, readRunFlags } from '../options.ts';
import { runCluster } from '../run-cluster.ts';
import { runTable } from '../table/run-table.ts';

/** `squall run <experiment>`: makes what is not there yet, judges it, writes the folder. */
export async function run(name: string, flags: RunFlags): Promise<number> {
  const asked = readRunFlags(flags);
  const module = findExperiment(name);
  const definition = await loadDefinition(module);
  if (isReproduction(definition)) {
    const options = { ...asked, profile: asked.profile ?? 'quick' };
    return runTable(definition, { name, module, options });
  }
  const options = { ...asked, profile: asked.profile ?? profileFor(definition, asked.clients) };
  return runCluster(definition, { name, module, options });
}
