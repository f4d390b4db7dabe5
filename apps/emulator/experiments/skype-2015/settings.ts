import { everyStage } from '@squall/client-actor';
import { assumed } from '@squall/experiment';
import type { Scale } from './scale.ts';

/** Clients of any version wait so long for each answer. */
const timeoutMs = assumed(10_000, 'most SDKs give a connection 5 to 20 s');

/** Clients as they were shipped. Versions differ in what they can process; variants change the policy alone. */
export const settingsOn = ({ human, clients }: Scale) => ({
  policy: clients.asShipped,
  timeoutsMs: everyStage(timeoutMs),
  heartbeatMs: clients.heartbeatMs,
  heartbeatMissesMax: assumed(1, 'many take the first missed one for a dead connection'),
  messageMeanMs: clients.messageMeanMs,
  resume: true,
  honoursRetryAfter: assumed(false, 'of 54 reconnecting SDKs only a few obey a hint'),
  human,
});
