import { type ClientSettings, constantDelay } from '../index.ts';

/** A client that can be followed by hand: every answer is awaited for 5 s, a failure is followed by a second of rest. */
export const plainSettings: ClientSettings = {
  policy: constantDelay(1000),
  timeoutsMs: {
    connect: 5000,
    resume: 5000,
    signIn: 5000,
    contacts: 5000,
    presence: 5000,
    heartbeat: 5000,
    sync: 5000,
    message: 5000,
  },
  heartbeatMs: 60_000,
  heartbeatMissesMax: 2,
  messageMeanMs: 120_000,
  resume: true,
  honoursRetryAfter: false,
};
