import { clientStates } from '@squall/client-actor';
import type { Station } from '@squall/service-actor';
import { hearClients } from './client-news.ts';
import { createClients } from './clients.ts';
import { createConfigurationStore } from './configuration.ts';
import type { ClientEngine } from './engine/engine.ts';
import { scheduleFaults } from './faults.ts';
import type { Ground } from './ground.ts';
import { staff } from './operators/desk.ts';
import { type RolloutDesk, createRolloutDesk } from './rollout-desk.ts';
import { createServices } from './services.ts';
import { superviseStations } from './supervision.ts';
import { createTraffic } from './traffic.ts';

/** The parts of a run that its readers look at. */
export interface Wired {
  readonly engine: ClientEngine;
  readonly stations: readonly Station[];
  readonly rollout: RolloutDesk | undefined;
  /** Starts services, then clients. */
  start(): void;
}

const onlineState = clientStates.indexOf('online');

function createEngine({ failure, population, recorder, ...ground }: Ground): ClientEngine {
  return createClients({
    ...ground,
    population,
    moved: (client, from, to) => recorder.client('state', client, to, from),
    failed: (client, error) => failure.note(nameOf(client, population), error),
    differed: (client, what) => failure.fault(nameOf(client, population), what),
  });
}

function nameOf(client: number, { cohortNames, cohortOf }: Ground['population']): string {
  return `client ${client} of cohort ${cohortNames[cohortOf[client] ?? 0]}`;
}

/** Clients, services, supervisors, operators and faults, each connected to those it speaks to. */
export function wire(ground: Ground): Wired {
  const { spec, kernel, now, population, sessions, failure, emissions, plan, rules } = ground;
  const stations = createServices(ground, {
    answer: (...answer) => traffic.answer(...answer),
    died: (station) => supervision.died(station),
  });
  const engine = createEngine(ground);
  const isOnline = (client: number) => engine.stateOf(client) === onlineState;
  const deliver: ClientEngine['deliver'] = (client, event) => engine.deliver(client, event);
  const disconnect = (cell: number) => {
    for (let client = 0; client < population.size; client++)
      if ((cell < 0 || population.cellOf[client] === cell) && isOnline(client))
        deliver(client, { type: 'disconnection' });
  };
  const log = ground.writeLog;
  const supervision = superviseStations(spec, { ...ground, stations, log, disconnect });
  const { configuration } = spec;
  const rollout =
    configuration === undefined
      ? undefined
      : createRolloutDesk(configuration, {
          ...ground,
          isOnline,
          deliver,
          store: createConfigurationStore(population, configuration, ground.seed),
        });
  hearClients(emissions, { ...ground, rollout });
  const traffic = createTraffic({
    ...ground,
    stations,
    deliver,
    resumable: (client) => sessions.resumable(client, now()),
    failed: (client, error) => failure.note(nameOf(client, population), error),
  });
  const failed = (who: string, error: unknown) => failure.note(who, error);
  staff(spec, { ...ground, stations, rollout, log, failed });
  const crash = (station: number) => supervision.crash(station);
  const cells = population.cellNames;
  scheduleFaults(spec.faults, { kernel, plan, rules, cells, stations, log, crash });
  return {
    engine,
    stations,
    rollout,
    start: () => {
      supervision.start();
      engine.start();
    },
  };
}
