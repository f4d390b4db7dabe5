export { type Arrivals, poissonArrivals, spacedArrivals } from './arrivals.ts';
export { type CallLog, perSecond, quantile } from './call-log.ts';
export {
  type OpenCalls,
  type Pause,
  type RunningCalls,
  type Slowdown,
  callStation,
} from './call-station.ts';
export { type CallerSettings, createCaller } from './caller.ts';
export { type RowContest, type RowContestResult, contestRow } from './contest-row.ts';
export { type Crowd, type CrowdOptions, createCrowd } from './crowd.ts';
export { type Steps, dispersedJitters } from './jitters.ts';
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
