import type { AxisValues } from './axis.ts';
import type { MapPlace } from './cluster-cell.ts';
import type { MapVerdict, VerdictCounts } from './map-verdict.ts';

/** What became of the runs of one cell. */
export interface PhaseCell extends MapPlace {
  readonly counts: VerdictCounts;
  /** Of most runs; of as many, the worse one. */
  readonly verdict: MapVerdict;
  /** The load, in the unit of the axis, below which theory allows nothing to stay down; null where it says nothing. */
  readonly stableLoad: number | null;
  /** Below that load, and yet a run stayed down. */
  readonly againstTheory: boolean;
  /** One digest over those of its runs, in order. */
  readonly digest: string;
}

/** What a map was made from. */
export interface MapContext {
  readonly seed: number;
  /** What was asked for beside the axes, in words. */
  readonly settings: readonly string[];
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
}

/** A finished map: the one plain-JSON value behind `summary.json` and `map.html`. */
export interface PhaseDiagram extends MapContext {
  readonly format: 'squall-map/1';
  readonly experiment: string;
  readonly title: string;
  /** Of a cluster its question, of a table its source. */
  readonly question: string;
  readonly about: readonly string[];
  /** Whose verdict it is, in words. */
  readonly judged: string;
  readonly load: AxisValues;
  readonly trigger: AxisValues;
  /** Of each cell. */
  readonly replications: number;
  /** Trigger by trigger, within it load by load, both rising. */
  readonly cells: readonly PhaseCell[];
  /** Of the stable load; null where theory says nothing. */
  readonly formula: string | null;
  /** No run below the stable load stayed down. */
  readonly accepted: boolean;
  readonly verdict: string;
  readonly events: number;
  /** One digest over all cells. */
  readonly digest: string;
}
