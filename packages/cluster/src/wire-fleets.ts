import type { Calls } from './calls.ts';
import { createDrain } from './fleet/drain.ts';
import { startHealthChecks } from './fleet/health-check.ts';
import type { Process } from './fleet/processes.ts';
import { type DeployDesk, scheduleDeploys } from './operators/deploy-desk.ts';
import { staffEvacuations } from './operators/evacuation-desk.ts';
import type { Ground } from './ground.ts';
import type { Supervision } from './supervision.ts';

export interface FleetPorts {
  readonly ground: Ground;
  readonly processes: readonly Process[];
  readonly calls: Calls;
  readonly supervision: Supervision;
  /** A client loses its connection, if it is online. */
  readonly cut: (client: number) => void;
}

/** What happens to fleets and cells as wholes: health checks, deploys, evacuations. Nothing, where a specification has none. */
export function wireFleets(ports: FleetPorts): DeployDesk {
  const { ground, processes, calls, supervision, cut } = ports;
  const { spec, kernel, population, servedIn, sessions, census, failure, writeLog: log } = ground;
  const failed = (who: string, error: unknown) => failure.note(who, error);
  startHealthChecks(processes, {
    kernel,
    calls,
    log,
    kill: (process) => supervision.die(process, 'its health check fails'),
  });
  staffEvacuations(spec.evacuations ?? [], {
    ...ground,
    log,
    failed,
    move: (client, cell) => {
      servedIn[client] = cell;
      sessions.forget(client);
      cut(client);
    },
  });
  const drain = createDrain({
    kernel,
    clients: population.size,
    connectionsHeldBy: spec.sessions.connectionsHeldBy,
    isOnline: (client) => census.isOnline(client),
    disconnect: cut,
    finish: (process, done) => supervision.drain(process, done),
  });
  const replace = (process: Process) => supervision.replace(process);
  return scheduleDeploys(spec.deploys ?? [], { ...ground, processes, log, drain, replace, failed });
}
