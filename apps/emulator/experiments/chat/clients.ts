import { type ReconnectPolicy, everyStage, fullJitter } from '@squall/client-actor';
import { type Figure, assumed } from '@squall/experiment';

/** A reconnect policy with jitter, as a careful SDK ships it. */
export const jittered = assumed(
  fullJitter({ baseMs: 1000, factor: 2, capMs: 30_000 }),
  'U(0, min(30 s, 1 s · 2^n)): most caps lie between 2 and 30 s',
);

/** Clients of a chat: connected all day, a heartbeat every half minute, a message now and then. */
export function chatClients(policy: Figure<ReconnectPolicy> = jittered) {
  return {
    policy,
    timeoutsMs: everyStage(assumed(10_000, 'most SDKs give a connection 5 to 20 s')),
    heartbeatMs: assumed(30_000, 'SDKs beat every 25 to 60 s'),
    heartbeatMissesMax: assumed(2, 'two missed ones are a dead connection'),
    messageMeanMs: assumed(60_000, 'a message a minute'),
    resume: true,
    honoursRetryAfter: assumed(false, 'of 54 reconnecting SDKs only a few obey a hint'),
  };
}

/** A network within a continent. */
export const network = {
  latencyMs: assumed(30, 'one way, within a continent'),
  cv2: assumed(0.25, 'some spread'),
  lossShare: assumed(0.001, 'a healthy network'),
};
