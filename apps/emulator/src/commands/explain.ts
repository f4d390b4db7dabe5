import {
  type ExperimentDefinition,
  type Provenance,
  isReproduction,
  provenanceOf,
} from '@squall/experiment';
import pc from 'picocolors';
import { exitCodes } from '../exit.ts';
import { findExperiment, loadDefinition } from '../load.ts';
import { explainMap } from '../map/explain-map.ts';
import { explainTable } from '../table/explain-table.ts';

function figureLine({ path, value, note, range }: Provenance): string {
  const varied = range ? ` (varied from ${range[0]} to ${range[1]})` : '';
  return `  ${path} = ${String(value)}${varied}\n    ${pc.dim(note)}`;
}

/** The question, the variants, the claims, and where each figure comes from. */
function explainCluster(experiment: ExperimentDefinition): readonly string[] {
  const figures = provenanceOf(experiment, 'quick');
  const of = (kind: Provenance['kind']) => figures.filter((f) => f.kind === kind).map(figureLine);
  const section = (title: string, lines: readonly string[]) => ['', pc.bold(title), ...lines];
  return [
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
    ...explainMap(experiment.map),
    ...section('Documented figures', of('documented')),
    ...section('Assumed figures', of('assumed')),
  ];
}

/** `squall explain <experiment>`: what is asked, what is assumed, and who says so. */
export async function explain(nameOrPath: string): Promise<number> {
  const definition = await loadDefinition(findExperiment(nameOrPath));
  const lines = isReproduction(definition) ? explainTable(definition) : explainCluster(definition);
  process.stdout.write(`${lines.join('\n')}\n`);
  return exitCodes.accepted;
}
