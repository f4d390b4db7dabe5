import {
  type ExperimentDefinition,
  type LinearRange,
  type Reproduction,
  isReproduction,
  provenanceOf,
} from '@squall/experiment';
import { digestOf } from '@squall/metrics';
import { versions } from '../manifest.ts';
import type { Manifest } from '../run-folder.ts';
import type { MapOptions } from './map-options.ts';

const rangeText = ({ from, to, count }: LinearRange): string =>
  count === 1 ? `${from}` : `${from}..${to}/${count}`;

/** The command that repeats this map, with all options that its result depends on. */
function commandOf(name: string, options: MapOptions): string {
  const { load, trigger, replications, seed, settings = [], variant, clients } = options;
  return [
    `npx squall map ${name}`,
    `--seed=${seed}`,
    load ? `--load=${rangeText(load)}` : '',
    trigger ? `--trigger=${rangeText(trigger)}` : '',
    replications ? `--replications=${replications}` : '',
    variant ? `--variant=${variant}` : '',
    clients ? `--clients=${clients}` : '',
    ...settings.map((setting) => `--set ${setting}`),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What a map is made from, functions left out: what they give is in the names of its runs. */
function definitionText(definition: ExperimentDefinition | Reproduction): string {
  const { map } = definition;
  if (isReproduction(definition))
    return JSON.stringify({ parameters: definition.parameters, figures: definition.figures, map });
  const { world, variants, profiles } = definition;
  return JSON.stringify({ world, variants, profiles, map });
}

/** What is known of a map before it begins. */
export function mapManifestOf(
  definition: ExperimentDefinition | Reproduction,
  options: MapOptions,
  name: string,
): Manifest {
  const { load, trigger, replications, settings, variant, clients } = options;
  const asked = Object.entries({ load, trigger, replications, settings, variant, clients });
  const profile = isReproduction(definition) ? 'map' : (definition.map?.profile ?? 'quick');
  return {
    format: 'squall-run/1',
    experiment: definition.name,
    status: 'running',
    profile,
    seed: options.seed,
    options: {
      map: true,
      ...Object.fromEntries(asked.filter(([, value]) => value !== undefined)),
    },
    definition: digestOf([definitionText(definition)]),
    versions: versions(),
    provenance: isReproduction(definition) ? [] : provenanceOf(definition, profile),
    command: commandOf(name, options),
  };
}
