export { type Arrivals, clientArrivals, poissonArrivals, spacedArrivals } from './arrivals.ts';
export type { CallBooks } from './call-books.ts';
export { type CallLog, perSecond, quantile } from './call-log.ts';
export { type RunningCalls, type StationCalls, callStation } from './call-station.ts';
export { type CallerSettings, createCaller } from './caller.ts';
export { type RowContest, type RowContestResult, contestRow } from './contest-row.ts';
export { type Crowd, type CrowdOptions, createCrowd } from './crowd.ts';
export type { ClosedLoop, Load, OpenLoop, PacedLoop } from './load.ts';
export { type Steps, dispersedJitters } from './jitters.ts';
export { withExpectedInterval } from './expected-interval.ts';
export {
  type WatchedGoodput,
  bandOf,
  goodputRecovery,
  watchedForS,
  windowOf,
} from './goodput-recovery.ts';
export { peakInWindow } from './peak-in-window.ts';
export { type Fleets, retryTimes } from './retry-times.ts';
export { createRowWriter } from './row-writer.ts';
export { type RetryStorm, runRetryStorm } from './retry-storm.ts';
export type { Outage, Pause, Slowdown, StationTroubles, StationWork } from './station-service.ts';
export { type LayerRun, runLayers } from './layer-run.ts';
export { type OpenQueue, type OpenStation, runOpenStation } from './open-station.ts';
export { type Steady, type SteadyRun, openQueue, steadyRun, steadyState } from './steady-state.ts';
export { type StormRun, runStorm } from './storm-run.ts';
