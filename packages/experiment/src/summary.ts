/**
 * What a finished run says: the one plain-JSON value behind `summary.json` and `report.html`.
 * Functions and machines never travel; everything here survives `JSON.parse(JSON.stringify(x))`.
 */
import type { Estimate, LedgerTotals } from '@squall/metrics';

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

/** Something that happened at one moment, to be drawn across the time axis. */
export interface Annotation {
  readonly atMs: number;
  /** `rollout`, `detected`, `throttle`, `mended`, `crash`, `restart`, `gaveUp`, `rollback`, `fault` ... */
  readonly kind: string;
  readonly label: string;
  readonly cell?: string;
}

/** One service of one cell over time; arrays run parallel to `Timeline.atMs`. */
export interface ServiceSeries {
  readonly cell: string;
  readonly service: string;
  readonly attemptsPerSecond: readonly number[];
  readonly goodputPerSecond: readonly number[];
  readonly rejectedPerSecond: readonly number[];
  readonly queueLength: readonly number[];
  /** 0..1, time-weighted. */
  readonly utilisation: readonly number[];
  /** Places in the queue, to draw the limit. */
  readonly queueCapacity: number;
  readonly capacityPerSecond: number;
}

/** One replication as it went by, in windows of virtual time. */
export interface Timeline {
  readonly seed: number;
  readonly windowMs: number;
  /** End of each window. */
  readonly atMs: readonly number[];
  /** Clients in each state at the end of each window, by state name, all cohorts together. */
  readonly clients: Readonly<Record<string, readonly number[]>>;
  /** Share of each cohort's clients that are online, 0..1. */
  readonly onlineShare: Readonly<Record<string, readonly number[]>>;
  readonly services: readonly ServiceSeries[];
  readonly annotations: readonly Annotation[];
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

export interface VariantSummary {
  readonly name: string;
  readonly title: string;
  /** What differs from the base, in words. */
  readonly about: string;
  readonly replications: number;
  /** One digest over the digests of all its replications, in order. */
  readonly digest: string;
  readonly measures: readonly MeasureSummary[];
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
  /** One digest over all variants. */
  readonly digest: string;
  /** The command that repeats this run. */
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
}
