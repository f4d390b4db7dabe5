/**
 * What a finished run says: the one plain-JSON value behind `summary.json` and `report.html`.
 * Functions and machines never travel; everything here survives `JSON.parse(JSON.stringify(x))`.
 */
import type { SustainingEffect, Timeline, Trigger } from '@squall/cluster';
import type { Estimate, LedgerTotals, Recovery, Verdict } from '@squall/metrics';
import type { LeastShedding } from './least-shedding.ts';

/** A figure of the experiment with where it comes from. */
export interface Provenance {
  /** Where in the specification it stands, dotted: `services.signIn.serviceTimeMs`. */
  readonly path: string;
  readonly value: number | string | boolean;
  readonly kind: 'documented' | 'assumed';
  /** The source of a documented figure, the reason for an assumed one. */
  readonly note: string;
  /** For an assumed figure: the values between which it is varied. */
  readonly range?: readonly [number, number];
}

/** One measure over the replications of a variant; null in `values` means: did not happen within the horizon. */
export interface MeasureSummary {
  readonly name: string;
  readonly unit: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** Over the values that are not null; null when there are none. */
  readonly estimate: Estimate | null;
}

/** What became of a cell or a cohort, replication by replication. */
export interface VerdictSummary {
  /** `cell.<name>` or `cohort.<name>`. */
  readonly group: string;
  /** How many replications came to each verdict. */
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly recoveries: readonly Recovery[];
  /** Of a cell: what kept it down when the trigger was gone; null where it was well by then. */
  readonly sustaining?: readonly (SustainingEffect | null)[];
}

export interface VariantSummary {
  readonly name: string;
  readonly title: string;
  /** What differs from the base, in words. */
  readonly about: string;
  readonly replications: number;
  /** One digest over the digests of all its replications, in order. */
  readonly digest: string;
  readonly measures: readonly MeasureSummary[];
  /** By replication. */
  readonly triggers: readonly Trigger[];
  readonly verdicts: readonly VerdictSummary[];
  /** Absent when it was not searched for, or nothing was down. */
  readonly leastShedding?: LeastShedding;
  /** Books of the first replication, by `cell/service`. */
  readonly ledger: Readonly<Record<string, LedgerTotals>>;
  /** Events executed over all replications. */
  readonly events: number;
}

/** One claim of `accept`, held against what was measured. */
export interface ClaimResult {
  readonly claim: string;
  readonly variant: string;
  readonly measure: string;
  /** The bound in words: `at least 0.95`, `never`, `below as-it-was`. */
  readonly bound: string;
  readonly values: readonly (number | null)[];
  readonly estimate: Estimate | null;
  readonly held: boolean;
}

/** The claims again with one assumed figure at one end of its range. */
export interface SensitivityResult {
  readonly path: string;
  readonly value: number;
  readonly assumed: number;
  /** Parallel to `claims`: true held, false failed, null not evaluated. */
  readonly held: readonly (boolean | null)[];
}

/** What real actors beside typed arrays have shown: nothing, or the run would have ended as a fault. */
export interface TwinsOfRun {
  /** Replications that had twins. */
  readonly replications: number;
  /** Clients with a twin in each of them. */
  readonly clients: number;
  /** Steps compared in all of them, all equal. */
  readonly comparisons: number;
}

export interface RunSummary {
  readonly format: 'squall-summary/1';
  readonly experiment: string;
  readonly title: string;
  readonly question: string;
  /** What the emulation covers, and what it leaves out or compresses. */
  readonly covers: readonly string[];
  readonly profile: string;
  readonly seed: number;
  readonly clients: number;
  readonly horizonMs: number;
  readonly accepted: boolean;
  /** The answer in one or two sentences, made from the claims. */
  readonly verdict: string;
  readonly claims: readonly ClaimResult[];
  readonly variants: readonly VariantSummary[];
  /** By variant name: its first replication. */
  readonly timelines: Readonly<Record<string, Timeline>>;
  readonly sensitivity: readonly SensitivityResult[];
  readonly provenance: readonly Provenance[];
  /** Absent when the run had no twins. */
  readonly twins?: TwinsOfRun;
  /** One digest over all variants. */
  readonly digest: string;
  /** The command that repeats this run. */
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
}
