import { type Outcome, type Station, createStation } from '@squall/service-actor';
import { streamSeed } from '@squall/random';
import { Calls } from './calls.ts';
import type { Ground } from './ground.ts';

export interface ServicesPorts {
  /** A station has finished with the request of a client. */
  readonly answer: (ticket: number, outcome: Outcome, retryAfterMs: number) => void;
  /** Overload has killed the process of a station. */
  readonly died: (station: number) => void;
}

/** The data planes of all services, and their calls on one another. */
export function createServices(ground: Ground, ports: ServicesPorts): readonly Station[] {
  const { kernel, plan, tickets, recorder, seed, breakers } = ground;
  const streams = streamSeed(seed, 'station');
  const isCall = (ticket: number) => tickets.clientOf(ticket) < 0;
  const stations: Station[] = [];
  const calls = new Calls({ kernel, plan, tickets, recorder, stations, breakers });
  for (const { station, index, key } of plan.stations)
    stations.push(
      createStation(station, {
        timers: kernel,
        uniform: { seed: streamSeed(streams, key) },
        answer: (ticket, outcome, retryAfterMs) =>
          isCall(ticket)
            ? calls.answer(ticket, outcome)
            : ports.answer(ticket, outcome, retryAfterMs),
        depend: (service, cost, timeoutMs, done) =>
          calls.depend(index, service, cost, timeoutMs, done),
        died: () => ports.died(index),
      }),
    );
  return stations;
}
