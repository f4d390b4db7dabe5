import type { ClientEmitted } from '@squall/client-actor';
import type { Observable } from 'rxjs';
import type { Emission } from './emission.ts';
import type { Recorder } from './recorder.ts';
import type { RolloutDesk } from './rollout-desk.ts';
import type { Sessions } from './sessions.ts';
import { disconnectReasons } from './tallies.ts';

export interface NewsPorts {
  readonly recorder: Recorder;
  readonly sessions: Sessions;
  readonly rollout: RolloutDesk | undefined;
  readonly now: () => number;
}

function hear(client: number, event: ClientEmitted, ports: NewsPorts): void {
  const { recorder, sessions, rollout } = ports;
  switch (event.type) {
    case 'cameOnline':
      sessions.opened(client);
      rollout?.greet(client);
      return;
    case 'disconnected':
      sessions.closed(client, ports.now());
      recorder.client('disconnected', client, disconnectReasons.indexOf(event.reason));
      if (event.reason === 'configuration') rollout?.cutOff(client);
      return;
    case 'retriedByHand':
    case 'left':
    case 'gaveUp':
      recorder.client(event.type, client);
  }
}

/** What clients say of themselves, apart from their requests: sessions, configuration and records hear of it. */
export function hearClients(emissions: Observable<Emission>, ports: NewsPorts): void {
  emissions.subscribe(({ client, event }) => hear(client, event, ports));
}
