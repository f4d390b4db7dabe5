import type { EngineKind } from '@squall/cluster';
import { streamSeed } from '@squall/random';
import type { ExperimentDefinition, Profile } from './definition.ts';
import { type Point, type VariedFigure, known } from './point.ts';
import { figuresOf } from './tree.ts';

/** One run to be made: plain JSON. A worker imports the experiment's module and applies the point. */
export interface Replication {
  /** Path of the experiment's module. */
  readonly module: string;
  readonly point: Point;
  /** Index within its variant, from 0. */
  readonly index: number;
  /** uint32; the same index has the same seed in every variant: common random numbers. */
  readonly seed: number;
  /** What runs the clients, real actors unless told; the history is the same on both. */
  readonly engine?: EngineKind;
  /** So many clients also live as real actors and are compared with those on typed arrays after every step. */
  readonly twins?: number;
}

export interface PlanOptions {
  readonly module: string;
  readonly profile: string;
  readonly seed: number;
  readonly engine?: EngineKind;
  readonly twins?: number;
  /** Replaces the replications of every variant. */
  readonly replications?: number;
  readonly clients?: number;
  readonly horizonMs?: number;
  /** Only these variants. */
  readonly variants?: readonly string[];
}

/** What names a replication in files: the same for the same run. */
export function keyOf({ point, index, seed }: Replication): string {
  const { variant, clients, figures = [], shedding } = point;
  const varied = figures.map(({ path, value }) => `@${path}=${value}`).join('');
  // Cells of a map may differ in their clients alone.
  const population = figures.length > 0 && clients !== undefined ? `@clients=${clients}` : '';
  const shed = shedding ? `@shedding.share=${shedding.share}` : '';
  return `${variant}${population}${varied}${shed}#${index}:${seed}`;
}

function replicationsOf(profile: Profile, variant: string): number {
  const { replications } = profile;
  if (typeof replications === 'number') return replications;
  return replications[variant] ?? replications['default'] ?? 1;
}

/** Both ends of the range of each assumed figure that has one, except where the figure stands there already. */
export function endsOfRanges(experiment: ExperimentDefinition): VariedFigure[] {
  return figuresOf(experiment.world).flatMap(({ path, figure }) =>
    (figure.range ?? [])
      .filter((value) => value !== figure.value)
      .map((value) => ({ path, value })),
  );
}

/**
 * Everything that is to be run, in the order in which results are reported.
 * @throws InputError when the experiment has no such profile or variant
 */
export function planRun(experiment: ExperimentDefinition, options: PlanOptions): Replication[] {
  const { module, seed, engine, twins, clients, horizonMs } = options;
  const profile = known(experiment.profiles, options.profile, 'profile');
  for (const variant of options.variants ?? []) known(experiment.variants, variant, 'variant');
  const wanted = Object.keys(experiment.variants).filter(
    (variant) => options.variants?.includes(variant) ?? true,
  );
  const repeat = (point: Omit<Point, 'profile'>, count: number): Replication[] =>
    Array.from({ length: count }, (_, index) => ({
      module,
      point: {
        profile: options.profile,
        ...point,
        ...(clients === undefined ? {} : { clients }),
        ...(horizonMs === undefined ? {} : { horizonMs }),
      },
      index,
      seed: streamSeed(seed, index),
      ...(engine === undefined ? {} : { engine }),
      ...(twins === undefined ? {} : { twins }),
    }));
  const main = wanted.flatMap((variant) =>
    repeat({ variant }, options.replications ?? replicationsOf(profile, variant)),
  );
  const { sensitivity } = profile;
  if (sensitivity === undefined) return main;
  const varied = endsOfRanges(experiment).flatMap((figure) =>
    sensitivity.variants
      .filter((variant) => wanted.includes(variant))
      .flatMap((variant) => repeat({ variant, figures: [figure] }, sensitivity.replications)),
  );
  return [...main, ...varied];
}
