export {
  type Cluster,
  type ClusterOptions,
  type ClusterSnapshot,
  createCluster,
} from './cluster.ts';
export type { ClientEngine, EngineHooks, EngineKind } from './engine/engine.ts';
export type { StateMachineFactory } from './engine/machine-factory.ts';
export { InputError, show } from './errors.ts';
export type { LogEntry } from './log.ts';
export { measureNames } from './measure-names.ts';
export type { Measures } from './measures.ts';
export { createEvacuation } from './operators/evacuation.ts';
export { createIncidentOperator } from './operators/incident-operator.ts';
export { createStagedRestart } from './operators/staged-restart.ts';
export { explainIssue, parseClusterSpec } from './parse.ts';
export { type Plan, type PlannedStation, planStations } from './plan.ts';
export type { Clock, Inspect } from './ports.ts';
export { type Population, createPopulation } from './population.ts';
export type { ClusterRecord, RecordKind } from './records.ts';
export { recoveryAddresses } from './recovery/posts.ts';
export type { Sample, StationSample } from './samples.ts';
export { type ClusterSpec, clusterSchema } from './spec.ts';
export type { Effect, ServiceLoad, ServiceLoads, SustainingEffect } from './sustaining-effect.ts';
export type { ServiceSeries, Timeline } from './timeline.ts';
export type { Trigger } from './trigger.ts';
export type { ClusterResult, TwinSummary } from './reading.ts';
