export type {
  AdmissionControl,
  AimdSettings,
  CodelSettings,
  ControlledDelaySettings,
  DagorSettings,
  Gradient2Settings,
  VegasSettings,
} from './spec/admission-control.ts';
export type {
  ColdCache,
  Dependency,
  Discipline,
  StationSpec,
  WarmUp,
} from './spec/station-spec.ts';
export { checkSpec as checkStationSpec } from './spec/check-spec.ts';
export { createStation } from './station/create-station.ts';
export type { StationCounters } from './station/counters.ts';
export type { Outcome, StationPorts } from './station/ports.ts';
export type { Admission, Station, StationState } from './station/station.ts';
export type { NumberedTimers, Timers } from './timers.ts';
export type {
  LifecycleEmitted,
  LifecycleEvent,
  LifecycleHooks,
  LifecycleSettings,
} from './lifecycle/lifecycle-spec.ts';
export { ServiceCrash } from './lifecycle/service-crash.ts';
export { createServiceLifecycle } from './lifecycle/service-lifecycle.ts';
export { type StationLogic, type StationSnapshot, stationLogic } from './logic/station-logic.ts';
export type {
  StationEmitted,
  StationEvent,
  StationInput,
  StationView,
} from './logic/station-messages.ts';
export { type HostTimers, timersOver } from './logic/timers-over.ts';
