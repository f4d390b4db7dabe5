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
  /** Over how many runs the mean was taken; absent: it is exact, as that of a closed form or of a run without chance. */
  readonly runs?: number;
  /**
   * Of a single run. With `runs`, of theirs; absent: taken to be that of ours. Without `runs`, of one of ours, as theory has it: it
   * is used in place of the measured one, which says nothing where hardly a run sees an event.
   */
  readonly standardDeviation?: number;
  /**
   * Of a limit, such as that of a fluid: the standard deviation of what the limit leaves out, in one run. Our mean may be as far
   * off as one run may be, however many runs it is taken over.
   */
  readonly leftOut?: number;
  /** A second bound: also within this share of the mean, 0..1. */
  readonly relativeMax?: number;
  /** The unit of the last digit that was printed: half of it is allowed for. 0 when absent. */
  readonly roundedTo?: number;
  /**
   * Why it cannot be compared: something made it that is not in this world, or it is too rare for its bound in runs of this
   * length. It is shown beside ours, with this reason, and not judged. Never because it differs.
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
  /**
   * What theory says for any values, exact: rows are held against it where no exact figure was published for them.
   * @throws InputError when there is no such world, as a queue that grows for ever
   */
  readonly closedForms?: (values: Values<P>) => readonly PublishedFigure[];
  /** The parameters that a world makes use of; the others are put to their defaults and not shown. All of them, unless told. */
  readonly uses?: (values: Values<P>) => readonly string[];
  readonly claims: readonly TableClaim<P>[];
  /**
   * Replications of each row, by profile: `full` runs all rows, `quick` those that something is known of, and `reduced` the same with
   * few replications, 20 at most unless told: for tests.
   */
  readonly replications: {
    readonly quick: number;
    readonly full: number;
    readonly reduced?: number;
  };
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
