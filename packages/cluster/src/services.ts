import { type Outcome, type Station, type StationSpec, createStation } from '@squall/service-actor';
import { streamSeed } from '@squall/random';
import { Calls } from './calls.ts';
import { createFleet } from './fleet/create-fleet.ts';
import type { Ground } from './ground.ts';

export interface ServicesPorts {
  /** A station has finished with the request of a client. */
  readonly answer: (ticket: number, outcome: Outcome, retryAfterMs: number) => void;
  /** Overload has killed the process of a station, or of one of its instances. */
  readonly died: (station: number, instance: number) => void;
  /** A process was told to drain and holds nothing any more. */
  readonly drained: (station: number, instance: number) => void;
}

export interface Services {
  readonly stations: readonly Station[];
  readonly calls: Calls;
}

/** The data planes of all services, and their calls on one another. */
export function createServices(ground: Ground, ports: ServicesPorts): Services {
  const { kernel, plan, tickets, recorder, seed, breakers } = ground;
  const streams = streamSeed(seed, 'station');
  const isCall = (ticket: number) => tickets.clientOf(ticket) < 0;
  const stations: Station[] = [];
  const calls = new Calls({ kernel, plan, tickets, recorder, stations, breakers });
  const create = (spec: StationSpec, index: number, instance: number, key: string) =>
    createStation(spec, {
      timers: kernel,
      uniform: { seed: streamSeed(streams, key) },
      answer: (ticket, outcome, retryAfterMs) =>
        isCall(ticket)
          ? calls.answer(ticket, outcome)
          : ports.answer(ticket, outcome, retryAfterMs),
      depend: (service, cost, timeoutMs, done) =>
        calls.depend(index, service, cost, timeoutMs, done),
      died: () => ports.died(index, instance),
      drained: () => ports.drained(index, instance),
    });
  for (const planned of plan.stations) {
    const { station, index, key, fleet } = planned;
    stations.push(
      fleet === undefined
        ? create(station, index, 0, key)
        : createFleet(planned, ground, (one, instance) =>
            create(one, index, instance, `${key}#${instance + 1}`),
          ),
    );
  }
  return { stations, calls };
}
