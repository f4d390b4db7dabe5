import { type ClientSettings, constantDelay, everyStage } from '../index.ts';

/** A client that can be followed by hand: every answer is awaited for 5 s, a failure is followed by a second of rest. */
export const plainSettings: ClientSettings = {
  policy: constantDelay(1000),
  timeoutsMs: everyStage(5000),
  heartbeatMs: 60_000,
  heartbeatMissesMax: 2,
  messageMeanMs: 120_000,
  resume: true,
  honoursRetryAfter: false,
};
