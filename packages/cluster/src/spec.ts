/**
 * A cluster as data: what is emulated, in one plain-JSON value (only a cohort's own machine is a function).
 * The schema is the type, so that what is documented, what is checked and what is compiled cannot differ.
 */
import type { StateMachineFactory } from './engine/machine-factory.ts';
import * as z from 'zod';
import { type ClientSettings, type Stage, stages } from '@squall/client-actor';
import { admission } from './spec/admission.ts';
import { shedding } from './spec/shedding.ts';
import { count, durationMs, name, positive, positiveMs, rate, share } from './spec/figures.ts';
import { deploy, evacuation } from './spec/fleet-operations.ts';
import { healthCheck } from './spec/health-check.ts';
import { recovery } from './spec/recovery.ts';

const service = z.strictObject({
  /** Sized by its population: requests of cost 1 served per second and 1,000 clients of its cell ... */
  capacityPerThousandPerSecond: positive.optional(),
  /** ... and a queue of so many seconds of work. */
  queueSeconds: rate.optional(),
  /** Or sized outright, as queueing theory has it: c servers ... */
  servers: count.optional(),
  /** ... and so many places to wait. */
  queueCapacity: z.int().min(0).optional(),
  /** Mean time of one unit of cost on one server, ms. */
  serviceTimeMs: positiveMs,
  /** Squared coefficient of variation of the service time: 0 constant, 1 exponential. */
  cv2: rate.optional(),
  /** Who is served next; `fifo` unless told. */
  discipline: z.enum(['fifo', 'lifo', 'adaptiveLifo', 'random', 'processorSharing']).optional(),
  /** Adaptive LIFO: the last come are first served while more than this many wait; as many as servers unless told. */
  lifoAbove: z.int().min(0).optional(),
  /** A request of a stage of higher priority interrupts one of a lower, which is resumed later. */
  preemption: z.boolean().optional(),
  /** Probability that an arrival leaves at the sight of 0, 1, 2 ... who wait, the last for all longer queues. */
  baulking: z.array(share).optional(),
  /** How long a request waits for its service to begin before it reneges: mean, ms, and cv2 (1, exponential, unless told). */
  patience: z.strictObject({ meanMs: positiveMs, cv2: rate.optional() }).optional(),
  /** Service time grows by this share for each other request in service. */
  slowdownPerRequest: rate.optional(),
  admission: admission.optional(),
  /** Abandoned work leaves the queue instead of being served in vain. */
  cancellation: z.boolean().optional(),
  /** The process dies when it holds more than this many times its queue's places (waiting and in service). */
  memoryLimitOfQueue: positive.optional(),
  /** After a start the service is slower by this factor, falling to 1 over the duration. */
  warmUp: z.strictObject({ durationMs, slowdown: z.number().min(1) }).optional(),
  /** After a start a share of the requests misses and takes longer; it falls to 0 with the requests that have begun. */
  coldCache: z
    .strictObject({ missShare: share, missSlowdown: z.number().min(1), fillRequests: count })
    .optional(),
  /** Between a (re)start and the first answer, ms. */
  startUpMs: durationMs.optional(),
  /** A fleet: so many equal instances behind a balancer, each with its part of servers, queue and tokens. */
  instances: count.max(1000).optional(),
  /** Evicts instances that are not well; for fleets. */
  healthCheck: healthCheck.optional(),
  /**
   * How long a deploy lets an instance finish what it holds, ms; at once unless told. Clients connected through it are told
   * to go one by one within this time.
   */
  drainMs: durationMs.optional(),
  /** Services it calls while it holds a server: a request costs `cost` there and is given up after `timeoutMs`. */
  dependencies: z
    .array(
      z.strictObject({
        service: name,
        cost: positive,
        timeoutMs: positiveMs,
        /** Called together with the one before it, and not after it: fan-out. */
        withPrevious: z.boolean().optional(),
      }),
    )
    .optional(),
  /** One copy for all cells rather than one in each: shared infrastructure is explicit. */
  shared: z.boolean().optional(),
});

const cohort = z.strictObject({
  /** Share of all clients, 0..1, or what the other cohorts leave; together they are all clients. */
  share: z.union([share, z.literal('rest')], 'give a share from 0 to 1, or "rest"'),
  /** The cells its clients live in, spread evenly (client by client). */
  cells: z.array(name).min(1),
  /** Versions of this cohort can process the larger configuration. */
  canProcess: z.boolean(),
  /** Policy, timeouts and the human of its clients; checked by @squall/client-actor. */
  settings: z.custom<ClientSettings>(
    (value) => typeof value === 'object' && value !== null,
    'give the settings of a client',
  ),
  /** Share that is online at the start; the others stay offline. */
  onlineAtStart: share.optional(),
  /** A machine of one's own instead of the session client: same events, same ports. */
  machine: z
    .custom<StateMachineFactory>((value) => typeof value === 'function', 'a function')
    .optional(),
});

const wave = z.strictObject({
  /** Cumulated share of the clients that have it after this wave, 0..1. */
  share,
  /** After the start of the roll-out, ms. */
  afterMs: durationMs,
});

const configuration = z.strictObject({
  /** Start of the roll-out, ms: the trigger. */
  startMs: positiveMs,
  waves: z.array(wave).min(1),
  /** Clients fetch what was published for them over this time (their polling interval), ms. */
  fetchOverMs: durationMs,
  /** Who gets it first: a random order over all clients, or cell by cell in the order of `cells`. */
  order: z.enum(['random', 'byCell']),
  /** Operators who have noticed stop the waves that are still to come. */
  haltOnAlarm: z.boolean(),
  /** A health gate between waves: rolls back by itself when too many of those reached were lost. */
  gate: z
    .strictObject({
      /** Rolls back when the online share of the clients reached lies this far below that of the others in a sample. */
      lossShareMax: share,
      /** After the last wave it watches so long and no longer, ms; to the end unless told. */
      bakeMs: positiveMs.optional(),
    })
    .optional(),
  /** A user cut off by the configuration installs a version that can process it after a time of this mean, ms. */
  upgradeMeanMs: positiveMs.optional(),
});

const operators = z.strictObject({
  /** Operators see one sample per window (`windowMs`), this old, ms. */
  sampleDelayMs: durationMs,
  /** Alarm when this service answers less than a share of its requests in time, so many samples in a row. */
  alarm: z.strictObject({ service: name, successShareBelow: share, samples: count }),
  /** From the alarm until the cause is known and a mended configuration is published, ms. */
  diagnosisMs: durationMs,
  /** The mended configuration reaches all clients that are online over this time, ms. */
  mendOverMs: durationMs,
  /** From the alarm until the door is closed to a rate that is then raised step by step. */
  admissionRamp: z
    .strictObject({
      service: name,
      reactionMs: durationMs,
      /** Rate at the start, requests per second and 1,000 clients. */
      startPerThousandPerSecond: positive,
      /** The highest rate of the ramp; the door is opened wide when it turns few away. */
      endPerThousandPerSecond: positive,
      /** Rate factor per sample while the watched services answer, and when they do not. */
      raise: z.number().min(1),
      lower: z.number().gt(0).max(1),
      /** Healthy when every service behind the door answers at least this share of its requests in time. */
      healthySuccessShare: share,
      retryAfterMs: durationMs,
    })
    .nullable(),
});

const supervision = z.strictObject({
  /** OTP: what is restarted with a service that has died; itself alone, unless told. */
  strategy: z.enum(['oneForOne', 'oneForAll', 'restForOne']).optional(),
  /** A restart waits min(maxMs, minMs · 2^n) · (1 + U · randomFactor) after n in a row, as Pekko's; at once, as OTP, unless told. */
  backoff: z
    .strictObject({
      minMs: positiveMs,
      maxMs: positiveMs,
      randomFactor: rate.optional(),
      /** After a life of this length it begins anew, ms; `minMs` unless told. */
      resetAfterMs: durationMs.optional(),
    })
    .optional(),
  /** OTP: more than `intensity` restarts within `periodMs` and the cell's supervisor gives up. */
  intensity: z.int().min(0),
  /** Whole seconds, in ms. */
  periodMs: positiveMs.multipleOf(1000),
  /** An operator starts a cell again by hand so long after its supervisor has given up, ms; absent: never. */
  restartByHandMs: positiveMs.optional(),
});

/** One instance of a fleet, from 1; all of them unless told. */
const instance = count.optional();

const fault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('crash'),
    atMs: durationMs,
    cell: name,
    service: name,
    instance,
  }),
  z.strictObject({
    kind: z.literal('pause'),
    atMs: durationMs,
    cell: name,
    service: name,
    instance,
    forMs: positiveMs,
  }),
  z.strictObject({
    kind: z.literal('slowdown'),
    atMs: durationMs,
    cell: name,
    service: name,
    instance,
    forMs: positiveMs,
    factor: positive,
  }),
  z.strictObject({
    kind: z.literal('partition'),
    atMs: durationMs,
    cell: name,
    service: name,
    forMs: positiveMs,
  }),
]);

/** What a stage asks for. */
const request = z.strictObject({
  service: name,
  cost: positive,
  /** Of the highest priority are served first, 0 (unless told) to 7. */
  priority: z.int().min(0).max(7).optional(),
});

export const clusterSchema = z.strictObject({
  clients: count.max(2_000_000),
  horizonMs: positiveMs,
  /** Left out of the baseline at the start, ms. */
  warmUpMs: durationMs,
  /** Metrics are read once per window of this length, ms. */
  windowMs: positiveMs,
  cells: z.array(name).min(1),
  services: z.record(name, service),
  stages: z.strictObject(
    Object.fromEntries(stages.map((stage) => [stage, request])) as Record<Stage, typeof request>,
  ),
  cohorts: z.record(name, cohort),
  network: z.strictObject({
    /** One way, ms. */
    latencyMs: durationMs,
    cv2: rate,
    /** Share of messages lost each way, 0..1. */
    lossShare: share,
  }),
  sessions: z.strictObject({
    /** A session can be resumed so long after its client was last online, ms. */
    ttlMs: durationMs,
    /** The service that keeps sessions: when it dies, those of its cell are gone. */
    keptBy: name,
    /** The service that holds connections: when it dies, its clients are disconnected. */
    connectionsHeldBy: name,
  }),
  configuration: configuration.optional(),
  operators: operators.nullable(),
  /** Actors that help the cluster back to its feet, by themselves; none unless told. */
  recovery: z.array(recovery).optional(),
  supervision: supervision.nullable(),
  faults: z.array(fault),
  /** New versions of services, rolled out instance by instance. */
  deploys: z.array(deploy).optional(),
  /** Cells whose clients operators send elsewhere when they fail. */
  evacuations: z.array(evacuation).optional(),
  /** What operators refuse at the door after the trigger; absent: nothing. */
  shedding: shedding.optional(),
});

export type ClusterSpec = z.infer<typeof clusterSchema>;
export type ServiceSpec = ClusterSpec['services'][string];
export type CohortSpec = ClusterSpec['cohorts'][string];
export type ConfigurationSpec = NonNullable<ClusterSpec['configuration']>;
export type OperatorsSpec = NonNullable<ClusterSpec['operators']>;
export type SupervisionSpec = NonNullable<ClusterSpec['supervision']>;
export type HealthCheckSpec = NonNullable<ServiceSpec['healthCheck']>;
export type DeploySpec = NonNullable<ClusterSpec['deploys']>[number];
export type EvacuationSpec = NonNullable<ClusterSpec['evacuations']>[number];
export type FaultSpec = ClusterSpec['faults'][number];
