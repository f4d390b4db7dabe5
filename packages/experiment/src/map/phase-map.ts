/**
 * What a phase diagram asks: offered load against the size of a trigger, each cell replicated and judged, and over it the load
 * below which theory allows no metastable failure.
 */
import type { ClusterSpec } from '@squall/cluster';
import type { VariedFigure } from '../point.ts';
import type { ParameterSpecs, Values } from '../reproduction/reproduction.ts';
import type { MapAxis } from './axis.ts';

/** C_stable = C_norm/(w_L·w_C) of Huang et al., OSDI 2022, theorem 2: below it nothing can stay down. */
export interface StableLoad<World> {
  /** In the symbols and words of its source, with what they come to here. */
  readonly formula: string;
  /** In the unit of the load axis. It may depend on everything but the load itself. */
  readonly of: (world: World) => number;
}

/** An axis of a table: one of its numbers. */
export interface TableAxis<P extends ParameterSpecs = ParameterSpecs> extends MapAxis {
  readonly parameter: keyof P & string;
}

/** The map of a table, whose replications give a `recovery`. */
export interface TableMap<P extends ParameterSpecs = ParameterSpecs> {
  /** In what its cells differ from the rows of the table, and why. */
  readonly about: readonly string[];
  readonly load: TableAxis<P>;
  readonly trigger: TableAxis<P>;
  /** Of each cell. */
  readonly replications: number;
  /** Other parameters of a cell, such as how long it is watched; those that are asked for by name come before them. */
  readonly parameters?: (values: Values<P>) => Partial<Values<P>>;
  readonly stableLoad?: StableLoad<Values<P>>;
}

/** An axis of a cluster. */
export interface ClusterAxis extends MapAxis {
  /** `clients`, the path of the figure of the world that takes the value, or all figures that follow from it. */
  readonly varies: string | ((value: number) => readonly VariedFigure[]);
}

/** The map of a cluster. */
export interface ClusterMap {
  /** What the axes stand for, and whose verdict is shown. */
  readonly about: readonly string[];
  readonly load: ClusterAxis;
  readonly trigger: ClusterAxis;
  /** Of each cell. */
  readonly replications: number;
  /** The profile on which the cells are run; `quick` when absent. */
  readonly profile?: string;
  /** Unless another one is asked for. */
  readonly variant: string;
  /** Whose verdict a cell shows: `cell.main`, `cohort.all`. */
  readonly judged: string;
  /** Those of the profile when absent. */
  readonly clients?: number;
  readonly stableLoad?: StableLoad<ClusterSpec>;
}
