import { isReproduction } from '@squall/experiment';
import pc from 'picocolors';
import { exitCodes } from '../exit.ts';
import { experimentNames, findExperiment, loadDefinition } from '../load.ts';

/** `squall list`: the experiments that come with the emulator, and what each one asks or reproduces. */
export async function list(): Promise<number> {
  for (const name of experimentNames()) {
    const definition = await loadDefinition(findExperiment(name));
    const about = isReproduction(definition) ? definition.title : definition.question;
    process.stdout.write(`${pc.bold(name)}\n  ${about}\n`);
  }
  return exitCodes.accepted;
}
