import pc from 'picocolors';
import { exitCodes } from '../exit.ts';
import { experimentNames, findExperiment, loadExperiment } from '../load.ts';

/** `squall list`: the experiments that come with the emulator, and the question each one asks. */
export async function list(): Promise<number> {
  for (const name of experimentNames()) {
    const { question } = await loadExperiment(findExperiment(name));
    process.stdout.write(`${pc.bold(name)}\n  ${question}\n`);
  }
  return exitCodes.accepted;
}
