import { streamSeed } from '@squall/random';
import type { Station } from '@squall/service-actor';
import { type NewsPorts, hear } from './client-news.ts';
import { createClients } from './clients.ts';
import { createConfigurationStore } from './configuration.ts';
import type { ClientEngine, EngineHooks } from './engine/engine.ts';
import { scheduleFaults } from './faults.ts';
import { type Process, listProcesses } from './fleet/processes.ts';
import type { Ground } from './ground.ts';
import { staff } from './operators/desk.ts';
import { staffRecovery } from './recovery/staff-recovery.ts';
import { createRolloutDesk } from './rollout-desk.ts';
import { createServices } from './services.ts';
import { shedAfterTrigger } from './shedding.ts';
import { superviseStations } from './supervision.ts';
import { kinds } from './records.ts';
import { Traffic } from './traffic.ts';
import { wireFleets } from './wire-fleets.ts';

/** The parts of a run that its readers look at. */
export interface Wired {
  readonly engine: ClientEngine;
  readonly stations: readonly Station[];
  /** Starts services, then clients. */
  start(): void;
}

function createEngine(ground: Ground, emitted: EngineHooks['emitted']): ClientEngine {
  const { failure, population, recorder, census } = ground;
  return createClients({
    ...ground,
    emitted,
    moved: (client, from, to) => {
      recorder.client(kinds.state, client, to, from);
      census.moved(client, from, to);
    },
    failed: (client, error) => failure.note(nameOf(client, population), error),
    differed: (client, what) => failure.fault(nameOf(client, population), what),
  });
}

function nameOf(client: number, { cohortNames, cohortOf }: Ground['population']): string {
  return `client ${client} of cohort ${cohortNames[cohortOf[client] ?? 0]}`;
}

/** Clients, services, supervisors, operators and faults, each connected to those it speaks to. */
export function wire(ground: Ground): Wired {
  const { spec, kernel, now, population, census, sessions, failure, plan, rules } = ground;
  const die = (process: Process | undefined, reason: string) =>
    process && supervision.die(process, reason);
  const { stations, calls } = createServices(ground, {
    answer: (...answer) => traffic.answer(...answer),
    died: (station, instance) => die(processes.of(station)[instance], 'memory'),
    drained: (station, instance) => supervision.drained(processes.of(station)[instance]),
  });
  const processes = listProcesses(plan, stations);
  const engine = createEngine(ground, (client, event) => {
    // What a machine gets wrong ends the run, not the program.
    try {
      hear(client, event, news);
    } catch (error) {
      failure.note(nameOf(client, population), error);
    }
  });
  const isOnline = (client: number) => census.isOnline(client);
  const deliver: ClientEngine['deliver'] = (client, event) => engine.deliver(client, event);
  const cut = (client: number) => {
    if (isOnline(client)) deliver(client, { type: 'disconnection' });
  };
  const disconnect = (cell: number, isHeld: (client: number) => boolean) => {
    for (let client = 0; client < population.size; client++)
      if ((cell < 0 || ground.servedIn[client] === cell) && isHeld(client)) cut(client);
  };
  const log = shedAfterTrigger(spec, {
    kernel,
    cells: population.cellNames,
    log: ground.writeLog,
    shed: (share, cells) => traffic.shed(share, cells, streamSeed(ground.seed, 'shedding')),
  });
  const up = (process: Process) => deploys.up(process);
  const supervision = superviseStations(spec, {
    ...ground,
    processes: processes.all,
    log,
    disconnect,
    up,
  });
  const { configuration } = spec;
  const rollout =
    configuration === undefined
      ? undefined
      : createRolloutDesk(configuration, {
          ...ground,
          isOnline,
          deliver,
          reached: (client, is) => census.setReached(client, is),
          store: createConfigurationStore(population, configuration, ground.seed),
        });
  const resumable = (client: number) => sessions.resumable(client, now());
  const traffic = new Traffic({ ...ground, stations, deliver, resumable });
  const news: NewsPorts = { traffic, rollout, sessions, now, recorder: ground.recorder };
  const failed = (who: string, error: unknown) => failure.note(who, error);
  staff(spec, { ...ground, stations, rollout, log, failed });
  const deploys = wireFleets({ ground, processes: processes.all, calls, supervision, cut });
  const crash = (station: number, instance: number | undefined) => {
    const hit = processes.of(station);
    for (const process of instance === undefined ? hit : hit.slice(instance, instance + 1))
      supervision.die(process, 'a fault');
  };
  const { levers } = ground;
  if (levers !== undefined) staffRecovery(spec, { ...ground, stations, levers, log, failed });
  const cells = population.cellNames;
  scheduleFaults(spec.faults, { kernel, plan, rules, cells, stations, log, crash });
  return {
    engine,
    stations,
    start: () => {
      supervision.start();
      engine.start();
      census.begin((client) => engine.stateOf(client));
    },
  };
}
