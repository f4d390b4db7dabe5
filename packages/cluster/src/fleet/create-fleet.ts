import { stages } from '@squall/client-actor';
import type { Station, StationSpec } from '@squall/service-actor';
import type { Ground } from '../ground.ts';
import type { PlannedStation } from '../plan.ts';
import { type Balancer, type Callers, byClient, byConnection, roundRobin } from './balancer.ts';
import { Fleet } from './fleet.ts';
import { Rotation } from './rotation.ts';

const connect = stages.indexOf('connect');

/** Whoever holds connections, or keeps sessions, gets the same clients again. */
function balancerOf(planned: PlannedStation, rotation: Rotation, ground: Ground): Balancer {
  const { spec, tickets, population } = ground;
  const { keptBy, connectionsHeldBy } = spec.sessions;
  const callers: Callers = {
    clientOf: (ticket) => tickets.clientOf(ticket),
    isConnect: (ticket) => tickets.stageOf(ticket) === connect,
  };
  if (planned.service === connectionsHeldBy)
    return byConnection(rotation, callers, population.size);
  return planned.service === keptBy ? byClient(rotation, callers) : roundRobin(rotation);
}

/**
 * The instances of a planned fleet behind its balancer, all down and in rotation.
 * @param create makes one instance
 */
export function createFleet(
  planned: PlannedStation,
  ground: Ground,
  create: (spec: StationSpec, instance: number) => Station,
): Fleet {
  const { fleet, key } = planned;
  if (fleet === undefined) throw new Error(`${key} is no fleet`);
  const { instances, one, healthCheck } = fleet;
  const rotation = new Rotation(instances, healthCheck?.failsOpen ?? false);
  const stations = Array.from({ length: instances }, (_, instance) => create(one, instance));
  return new Fleet(key, stations, rotation, balancerOf(planned, rotation, ground));
}
