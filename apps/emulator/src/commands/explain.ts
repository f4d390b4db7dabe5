import { type Provenance, provenanceOf } from '@squall/experiment';
import pc from 'picocolors';
import { exitCodes } from '../exit.ts';
import { findExperiment, loadExperiment } from '../load.ts';

function figureLine({ path, value, note, range }: Provenance): string {
  const varied = range ? ` (varied from ${range[0]} to ${range[1]})` : '';
  return `  ${path} = ${String(value)}${varied}\n    ${pc.dim(note)}`;
}

/** `squall explain <experiment>`: the question, the variants, the claims, and where each figure comes from. */
export async function explain(nameOrPath: string): Promise<number> {
  const experiment = await loadExperiment(findExperiment(nameOrPath));
  const figures = provenanceOf(experiment, 'quick');
  const of = (kind: Provenance['kind']) => figures.filter((f) => f.kind === kind).map(figureLine);
  const section = (title: string, lines: readonly string[]) => ['', pc.bold(title), ...lines];
  const lines = [
    pc.bold(experiment.title),
    experiment.question,
    ...section(
      'Covers',
      experiment.covers.map((line) => `  ${line}`),
    ),
    ...section(
      'Variants',
      Object.entries(experiment.variants).map(
        ([name, { title, about }]) => `  ${name}: ${title}\n    ${pc.dim(about)}`,
      ),
    ),
    ...section(
      'Profiles',
      Object.entries(experiment.profiles).map(([name, { about }]) => `  ${name}: ${about}`),
    ),
    ...section(
      'Claims',
      experiment.accept.map(({ claim, variant }) => `  ${claim} ${pc.dim(`(${variant})`)}`),
    ),
    ...section('Documented figures', of('documented')),
    ...section('Assumed figures', of('assumed')),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return exitCodes.accepted;
}
