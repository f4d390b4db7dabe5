import type { ClientEmitted } from '@squall/client-actor';
import type { Recorder } from './recorder.ts';
import { kinds } from './records.ts';
import type { RolloutDesk } from './rollout-desk.ts';
import type { Sessions } from './sessions.ts';
import { disconnectReasons } from './tallies.ts';
import type { Traffic } from './traffic.ts';

export interface NewsPorts {
  readonly traffic: Traffic;
  readonly recorder: Recorder;
  readonly sessions: Sessions;
  readonly rollout: RolloutDesk | undefined;
  readonly now: () => number;
}

/**
 * What a client says, taken where it belongs: requests to the traffic, the rest to sessions, configuration and records.
 * @throws Error when a client says what no client says
 */
export function hear(client: number, event: ClientEmitted, ports: NewsPorts): void {
  const { traffic, recorder, sessions, rollout } = ports;
  switch (event.type) {
    case 'requested':
      traffic.request(client, event.stage, event.attempt, event.first);
      return;
    case 'timedOut':
    case 'abandoned':
      traffic.close(client, event.type, event.attempt);
      return;
    case 'cameOnline':
      sessions.opened(client);
      rollout?.greet(client);
      return;
    case 'disconnected':
      sessions.closed(client, ports.now());
      recorder.client(kinds.disconnected, client, disconnectReasons.indexOf(event.reason));
      if (event.reason === 'configuration') rollout?.cutOff(client);
      return;
    case 'retriedByHand':
    case 'left':
    case 'gaveUp':
      recorder.client(kinds[event.type], client);
  }
}
