import type { EngineKind } from '@squall/cluster';
import type { Digest, Recovery } from '@squall/metrics';
import type { TableMap } from '../map/phase-map.ts';

/** A number, within bounds. */
export interface NumberParameter {
  /** What it is, with its unit. */
  readonly about: string;
  readonly default: number;
  readonly atLeast: number;
  readonly atMost: number;
  readonly whole?: true;
}

/** One of some words. */
export interface WordParameter {
  readonly about: string;
  readonly default: string;
  readonly oneOf: readonly string[];
}

export type Parameter = NumberParameter | WordParameter;
export type ParameterSpecs = Readonly<Record<string, Parameter>>;

/** A value for each parameter. */
export type Values<P extends ParameterSpecs = ParameterSpecs> = {
  readonly [K in keyof P]: P[K] extends { readonly oneOf: readonly (infer Word)[] }
    ? Word
    : P[K] extends NumberParameter
      ? number
      : number | string;
};

/** A figure that somebody else measured or derived. */
export interface PublishedFigure {
  /** Its name among the figures of the reproduction. */
  readonly figure: string;
  readonly mean: number;
  /** Over how many runs the mean was taken; absent: it is exact, as of a closed form or of a run without chance. */
  readonly runs?: number;
  /** Of a single run; absent: taken to be that of our runs. */
  readonly standardDeviation?: number;
  /** The unit of the last digit that was printed: half of it is allowed for. 0 when absent. */
  readonly roundedTo?: number;
  /**
   * Why it cannot be compared: something made it that is not in this world. It is shown beside ours, with this reason, and not
   * judged. Never because it differs.
   */
  readonly notComparable?: string;
}

/** One row of a published table. */
export interface Row<P extends ParameterSpecs = ParameterSpecs> {
  /** Those that differ from their defaults. */
  readonly parameters: Partial<Values<P>>;
  /** Empty: the row is run, and nothing is known to compare it with. The quick profile leaves such rows out. */
  readonly published: readonly PublishedFigure[];
}

/** The mean of our figure in the row of these parameters; undefined when that row is not there. */
export type MeanOf<P extends ParameterSpecs = ParameterSpecs> = (
  parameters: Partial<Values<P>>,
  figure: string,
) => number | undefined;

/** What a source says in words. */
export interface TableClaim<P extends ParameterSpecs = ParameterSpecs> {
  readonly claim: string;
  /** Whether it is so in our rows; undefined when they are not there. */
  readonly holds: (mean: MeanOf<P>) => boolean | undefined;
}

/** What one replication of a row is given beside its parameters. */
export interface RowRun {
  /** uint32 */
  readonly seed: number;
  /** The history is the same on both. */
  readonly engine: EngineKind;
  /** Gets everything that happens. */
  readonly history: Digest;
}

/** What one replication of a row gives. */
export interface RowOutcome {
  /** By name; null: it does not apply to this replication. */
  readonly figures: Readonly<Record<string, number | null>>;
  /** Events executed. */
  readonly events: number;
  /**
   * Did it come back from its trigger, and when? null: it did not serve what was offered before already. Absent in a table
   * without a trigger.
   */
  readonly recovery?: Recovery | null;
}

/** A published table to be run again, with all that is needed to do so. */
export interface ReproductionDefinition<P extends ParameterSpecs = ParameterSpecs> {
  /** Kebab case, as in `squall run <name>`. */
  readonly name: string;
  readonly title: string;
  /** Who published it, and where. */
  readonly source: string;
  /** The world of the table, and what is done to it. */
  readonly setUp: readonly string[];
  /** How close counts as reproduced, and why. */
  readonly tolerance: string;
  readonly parameters: P;
  /** Each figure's label, with its unit. */
  readonly figures: Readonly<Record<string, string>>;
  readonly rows: readonly Row<P>[];
  readonly claims: readonly TableClaim<P>[];
  /** Replications of each row, by profile: `quick` runs rows with published figures only, `full` all of them. */
  readonly replications: { readonly quick: number; readonly full: number };
  /** One replication of a row, out of packages of this workspace. */
  readonly replicate: (values: Values<P>, run: RowRun) => RowOutcome;
  /** Offered load against the size of the trigger, for `squall map`; each replication gives its `recovery` then. */
  readonly map?: TableMap<P>;
}

/** A reproduction that has been checked. */
export type Reproduction = ReproductionDefinition & { readonly kind: 'reproduction' };

export function isReproduction(value: unknown): value is Reproduction {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'reproduction'
  );
}
