import { stages } from '@squall/client-actor';
import { byMeanAndCv2 } from '@squall/random';
import type { AdmissionControl, StationSpec } from '@squall/service-actor';
import type { Population } from './population.ts';
import type { ClusterSpec, HealthCheckSpec, ServiceSpec } from './spec.ts';

/** One copy of a service: in one cell, or the one copy that all cells share. */
export interface PlannedStation {
  readonly index: number;
  /** Index into the population's cells; -1 when shared by all. */
  readonly cell: number;
  readonly cellName: string;
  readonly service: string;
  /** `cell/service`, its address. */
  readonly key: string;
  readonly station: StationSpec;
  /** Requests of cost 1 it can serve per second. */
  readonly capacityPerSecond: number;
  readonly startUpMs: number;
  readonly drainMs: number;
  /** Of a fleet: how many there are, and one of them; `station` is what they come to together. */
  readonly fleet?: PlannedFleet;
}

export interface PlannedFleet {
  readonly instances: number;
  readonly one: StationSpec;
  readonly healthCheck: HealthCheckSpec | undefined;
}

export interface Plan {
  readonly stations: readonly PlannedStation[];
  /** The station that serves a stage for the clients of a cell. */
  stationOf(cell: number, stage: number): number;
  /** Cost of a stage, in units of the service's mean service time. */
  costOf(stage: number): number;
  /** Priority of a stage, 0 to 7, the highest first. */
  priorityOf(stage: number): number;
  /** The station named so, as seen from a cell; -1 when there is none. */
  indexOf(cell: number, service: string): number;
}

/** The name of the cell that a shared service is shown under. */
const sharedCell = 'shared';

/** Servers, places and service time of one instance that give exactly the wanted capacity with a whole number of servers. */
function sizeOf(
  service: ServiceSpec,
  clients: number,
): { servers: number; queueCapacity: number; meanMs: number } {
  const { servers, queueCapacity, serviceTimeMs: meanMs, instances = 1 } = service;
  if (servers !== undefined && queueCapacity !== undefined)
    return {
      servers: servers / instances,
      queueCapacity: Math.round(queueCapacity / instances),
      meanMs,
    };
  const perSecond = ((service.capacityPerThousandPerSecond ?? 0) * clients) / 1000 / instances;
  const whole = Math.max(1, Math.round((perSecond * meanMs) / 1000));
  return {
    servers: whole,
    queueCapacity: Math.max(1, Math.round(perSecond * (service.queueSeconds ?? 0))),
    // Rounding the servers would change the capacity; the service time takes up the difference.
    meanMs: perSecond > 0 ? (whole * 1000) / perSecond : meanMs,
  };
}

function admissionOf(service: ServiceSpec, clients: number): StationSpec['admission'] {
  const { admission } = service;
  if (admission === undefined) return undefined;
  // A schema's optional figures are absent or given, which its type does not say.
  if (!('perThousandPerSecond' in admission)) return admission as AdmissionControl;
  const { perThousandPerSecond, burstSeconds, retryAfterMs } = admission;
  const ratePerSecond = (perThousandPerSecond * clients) / 1000 / (service.instances ?? 1);
  return {
    kind: 'tokenBucket',
    ratePerSecond,
    burst: Math.max(1, ratePerSecond * burstSeconds),
    retryAfterMs,
  };
}

/** A copy of a service that is there for so many clients, or one of its instances. */
export function stationSpec(key: string, service: ServiceSpec, clients: number): StationSpec {
  const { servers, queueCapacity, meanMs } = sizeOf(service, clients);
  const admission = admissionOf(service, clients);
  const { lifoAbove, patience } = service;
  return {
    name: key,
    servers,
    queueCapacity,
    serviceTime: byMeanAndCv2(meanMs, service.cv2 ?? 1),
    discipline: service.discipline ?? 'fifo',
    ...(lifoAbove === undefined ? {} : { lifoAbove }),
    preemption: service.preemption ?? false,
    baulking: service.baulking ?? [],
    ...(patience ? { patience: byMeanAndCv2(patience.meanMs, patience.cv2 ?? 1) } : {}),
    slowdownPerRequest: service.slowdownPerRequest ?? 0,
    cancellation: service.cancellation ?? false,
    ...(admission ? { admission } : {}),
    ...(service.memoryLimitOfQueue
      ? {
          memoryLimit: Math.max(1, Math.round(service.memoryLimitOfQueue * queueCapacity)),
        }
      : {}),
    ...(service.warmUp ? { warmUp: service.warmUp } : {}),
    ...(service.coldCache ? { coldCache: service.coldCache } : {}),
    dependencies: (service.dependencies ?? []).map(({ service: station, ...call }) => ({
      station,
      cost: call.cost,
      timeoutMs: call.timeoutMs,
      withPrevious: call.withPrevious ?? false,
    })),
  };
}

/** All instances of a fleet as one: what they hold and serve together. */
function together(one: StationSpec, instances: number): StationSpec {
  const { servers, queueCapacity } = one;
  return { ...one, servers: servers * instances, queueCapacity: queueCapacity * instances };
}

/** Lays out the stations: each service once per cell, or once where it is shared. */
export function planStations(spec: ClusterSpec, population: Population): Plan {
  const stations: PlannedStation[] = [];
  const byKey = new Map<string, number>();
  const place = (cell: number, name: string, service: ServiceSpec, clients: number) => {
    const cellName = cell < 0 ? sharedCell : (population.cellNames[cell] ?? '');
    const key = `${cellName}/${name}`;
    const { instances, healthCheck } = service;
    const one = stationSpec(key, service, clients);
    const station = instances === undefined ? one : together(one, instances);
    const meanMs = sizeOf(service, clients).meanMs;
    const index = stations.length;
    byKey.set(`${cell}/${name}`, index);
    const capacityPerSecond = (station.servers * 1000) / meanMs;
    const { startUpMs = 0, drainMs = 0 } = service;
    stations.push({
      index,
      cell,
      cellName,
      service: name,
      key,
      station,
      capacityPerSecond,
      startUpMs,
      drainMs,
      ...(instances === undefined ? {} : { fleet: { instances, one, healthCheck } }),
    });
  };
  for (const [name, service] of Object.entries(spec.services)) {
    if (service.shared) place(-1, name, service, population.size);
    else population.cellSizes.forEach((clients, cell) => place(cell, name, service, clients));
  }
  const indexOf = (cell: number, service: string) =>
    byKey.get(`${cell}/${service}`) ?? byKey.get(`-1/${service}`) ?? -1;
  const table = population.cellNames.map((_, cell) =>
    stages.map((stage) => indexOf(cell, spec.stages[stage].service)),
  );
  const costs = stages.map((stage) => spec.stages[stage].cost);
  const priorities = stages.map((stage) => spec.stages[stage].priority ?? 0);
  return {
    stations,
    stationOf: (cell, stage) => table[cell]?.[stage] ?? -1,
    costOf: (stage) => costs[stage] ?? 1,
    priorityOf: (stage) => priorities[stage] ?? 0,
    indexOf,
  };
}
