import { type ClusterSpec, InputError, parseClusterSpec } from '@squall/cluster';
import type { ExperimentDefinition } from './definition.ts';
import { figuresOf, merge, replaceFigures, strip } from './tree.ts';

/** A figure at a path of the experiment's world, at another value than it has there. */
export interface VariedFigure {
  /** Dotted: `services.signIn.serviceTimeMs`. */
  readonly path: string;
  readonly value: number;
}

/** A design point: which world is run. Plain JSON, so that it can travel to a worker. */
export interface Point {
  readonly profile: string;
  readonly variant: string;
  readonly clients?: number;
  readonly horizonMs?: number;
  /** Figures at other values: one for the sensitivity, those of both axes for a map. */
  readonly figures?: readonly VariedFigure[];
  /** Laid over the world as it is: what operators refuse after the trigger. */
  readonly shedding?: NonNullable<ClusterSpec['shedding']>;
}

/** What an experiment calls by a name. */
export function known<T>(named: Readonly<Record<string, T>>, name: string, what: string): T {
  const value = Object.hasOwn(named, name) ? named[name] : undefined;
  if (value === undefined)
    throw new InputError(`${what} is "${name}": give one of ${Object.keys(named).join(', ')}`);
  return value;
}

/** The base's world on the scale of a profile, with its marks. */
export function profileWorldOf(experiment: ExperimentDefinition, profile: string): unknown {
  return merge(experiment.world, known(experiment.profiles, profile, 'profile').world);
}

/** What a variant changes in a profile, with its marks. */
export function changeOf(
  experiment: ExperimentDefinition,
  profile: string,
  variant: string,
): unknown {
  const { change = {} } = known(experiment.variants, variant, 'variant');
  return merge(change, known(experiment.profiles, profile, 'profile').variants?.[variant]);
}

/** A tree with the figures that stand at paths of the experiment's world at other values, wherever they are used. */
function vary(
  { world }: ExperimentDefinition,
  tree: unknown,
  varied: readonly VariedFigure[],
): unknown {
  const placed = figuresOf(world);
  const values = varied.map(({ path, value }) => {
    const figure = placed.find((place) => place.path === path)?.figure;
    if (figure === undefined) throw new InputError(`there is no figure at ${path} in the world`);
    return [figure, value] as const;
  });
  return replaceFigures(tree, new Map(values));
}

/** The world of a point, not yet checked: base, profile, variant and options laid one over the other, marks removed. */
export function worldOf(experiment: ExperimentDefinition, point: Point): unknown {
  const { profile, variant, clients, horizonMs, figures = [], shedding } = point;
  const options = {
    ...(clients === undefined ? {} : { clients }),
    ...(horizonMs === undefined ? {} : { horizonMs }),
    ...(shedding === undefined ? {} : { shedding }),
  };
  const laid = merge(
    merge(profileWorldOf(experiment, profile), changeOf(experiment, profile, variant)),
    options,
  );
  return strip(figures.length > 0 ? vary(experiment, laid, figures) : laid);
}

/**
 * The specification of a point.
 * @throws InputError when the options do not fit the experiment
 */
export function specOf(experiment: ExperimentDefinition, point: Point): ClusterSpec {
  return parseClusterSpec(worldOf(experiment, point));
}
