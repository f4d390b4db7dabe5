import { everyStage, noJitter } from '@squall/client-actor';
import { assumed } from '@squall/experiment';

/** Clients without jitter and without a memory of earlier outages. */
export const unjitteredClients = (honoursRetryAfter: boolean) => ({
  policy: assumed(
    noJitter({ baseMs: 1000, factor: 2, capMs: 10_000 }),
    'doubling from 1 s to 10 s: 25 of 54 reconnecting SDKs have no jitter',
  ),
  timeoutsMs: everyStage(assumed(10_000, 'most SDKs give a connection 5 to 20 s')),
  heartbeatMs: assumed(30_000, 'SDKs beat every 25 to 60 s'),
  heartbeatMissesMax: assumed(2, 'one missed beat is forgiven'),
  messageMeanMs: assumed(120_000, 'a message every two minutes'),
  resume: false,
  honoursRetryAfter,
});

/** A service that is never short. */
export const ample = { capacityPerThousandPerSecond: 400, queueSeconds: 2, serviceTimeMs: 20 };
