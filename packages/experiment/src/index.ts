export type {
  Effect,
  LogEntry as Annotation,
  ServiceSeries,
  SustainingEffect,
  Timeline,
  Trigger,
} from '@squall/cluster';
export type { Claim } from './claim.ts';
export { defineExperiment } from './define.ts';
export type { ExperimentDefinition, Profile, Variant, World } from './definition.ts';
export { type Executor, type InlineOptions, type Progress, inlineExecutor } from './executor.ts';
export { type Figure, type Figured, assumed, documented } from './figure.ts';
export {
  type LeastShedding,
  cellsThatNeedShedding,
  isBack,
  planShedding,
  searchShedding,
} from './least-shedding.ts';
export { type PlanOptions, type Replication, keyOf, planRun } from './plan.ts';
export { type Point, specOf } from './point.ts';
export { profileFor } from './profile-for.ts';
export {
  type ReplicationResult,
  type RunningReplication,
  type HostOptions,
  beginReplication,
} from './replicate.ts';
export type { AxisValues, LinearRange, MapAxis } from './map/axis.ts';
export type { MapPlan, MapPlanOptions } from './map/map-plan.ts';
export { type MapRuns, runsOfReplication, runsOfRow } from './map/map-runs.ts';
export { type MapVerdict, mapVerdicts } from './map/map-verdict.ts';
export type { MapContext, PhaseCell, PhaseDiagram } from './map/phase-diagram.ts';
export type { ClusterAxis, ClusterMap, StableLoad, TableAxis, TableMap } from './map/phase-map.ts';
export { planClusterMap } from './map/plan-cluster-map.ts';
export { planTableMap } from './map/plan-table-map.ts';
export { mapKeyOf, summariseMap } from './map/summarise-map.ts';
export type { Comparison } from './reproduction/compare.ts';
export { defineReproduction } from './reproduction/define-reproduction.ts';
export { type RowResult, makeRow } from './reproduction/make-row.ts';
export {
  type AskedRow,
  type RowTask,
  askedRows,
  planRows,
  rowKeyOf,
} from './reproduction/plan-rows.ts';
export { type MakeRows, reproduce } from './reproduction/reproduce.ts';
export {
  type Parameter,
  type PublishedFigure,
  type Reproduction,
  type ReproductionDefinition,
  type Row,
  type RowOutcome,
  type RowRun,
  type Values,
  isReproduction,
} from './reproduction/reproduction.ts';
export {
  type TableContext,
  type TableFigure,
  type TableRow,
  type TableSummary,
  summariseRows,
} from './reproduction/table.ts';
export { type RunContext, provenanceOf, summarise } from './summarise.ts';
export type {
  ClaimResult,
  MeasureSummary,
  Provenance,
  RunSummary,
  SensitivityResult,
  TwinsOfRun,
  VariantSummary,
  VerdictSummary,
} from './summary.ts';
export type { Change } from './tree.ts';
export { verdictKinds } from './verdict-summary.ts';
