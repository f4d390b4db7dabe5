import type { TableSummary } from '@squall/experiment';

/** All published tables, run again. */
export interface Validation {
  readonly profile: string;
  readonly seed: number;
  /** Repeats it. */
  readonly command: string;
  readonly version: string;
  readonly summaries: readonly TableSummary[];
  /** Names of tables that were left out because only some were asked for. */
  readonly leftOut: readonly string[];
  /** One digest over all tables. */
  readonly digest: string;
}

export const isAccepted = ({ summaries }: Pick<Validation, 'summaries'>): boolean =>
  summaries.every(({ reproduced }) => reproduced);
