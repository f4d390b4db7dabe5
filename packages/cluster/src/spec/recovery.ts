/**
 * Recovery actors, in the order in which they hear a sample: @squall/recovery's machines, where each is posted, and what
 * carries out its commands. Figures left out are those of their authors, named there.
 */
import { stages } from '@squall/client-actor';
import * as z from 'zod';
import { count, durationMs, name, positive, positiveMs, share } from './figures.ts';

const post = {
  /** The service that it guards: a shared one once, any other in each cell. */
  service: name,
  /** Only in this cell; in all unless told. */
  cell: name.optional(),
  /** Samples are this old when it hears them, ms; as old as the operators' or, without any, one window, unless told. */
  sampleDelayMs: durationMs.optional(),
};

/** Closes the door of a service, re-admits at a rising rate, opens it again. */
const admissionRamp = z.strictObject({
  kind: z.literal('admissionRamp'),
  ...post,
  /** Services that raise the alarm; all behind the door unless told. */
  watch: z.array(name).min(1).optional(),
  alarmBelowShare: share,
  alarmSamples: count,
  reactionMs: durationMs,
  /** Requests per second and 1,000 clients. */
  startPerThousandPerSecond: positive,
  endPerThousandPerSecond: positive,
  raise: z.number().min(1),
  lower: z.number().gt(0).max(1),
  healthyShare: share,
  calmSamples: count.optional(),
  /** What those turned away are told to wait, ms; 0: nothing. */
  retryAfterMs: durationMs,
});

/** Turns requests of low priority away from a service. */
const priorityShedding = z.strictObject({
  kind: z.literal('priorityShedding'),
  ...post,
  /** Where requests are shed: before this service; before the guarded one unless told. */
  at: name.optional(),
  overloadedAboveWaitMs: durationMs.optional(),
  calmBelowWaitMs: durationMs.optional(),
  raiseSamples: count.optional(),
  lowerSamples: count.optional(),
  floorMax: z.int().min(1).max(7),
});

/** Answers stages that can be done without in a degraded way while the service does not answer. */
const brownOut = z.strictObject({
  kind: z.literal('brownOut'),
  ...post,
  /** Switched off in this order; nobody can do without `connect`, `resume` and `signIn`. */
  stages: z.array(z.enum(stages.slice(3) as Dispensable[])).min(1),
  /** Cost of a degraded answer as a share of a full one; 0 (unless told): it asks nothing of the service. */
  costShare: share.optional(),
  offBelowShare: share,
  offSamples: count,
  onAboveShare: share,
  onAboveOnlineShare: share,
  onSamples: count,
});

type Dispensable = Exclude<(typeof stages)[number], 'connect' | 'resume' | 'signIn'>;

/** Lets no call of the caller through to the service while too many fail. */
const serviceBreaker = z.strictObject({
  kind: z.literal('serviceBreaker'),
  ...post,
  /** The service whose dependency `service` is. */
  caller: name,
  failedShare: share.gt(0).optional(),
  callsMin: count.optional(),
  openMs: positiveMs.optional(),
  probes: count.optional(),
});

/** Adds servers, late, and takes them away again. */
const autoscaler = z.strictObject({
  kind: z.literal('autoscaler'),
  ...post,
  /** At most so many times the servers that it has at the start, which are its least. */
  serversMaxTimes: z.number().min(1),
  targetUtilisation: share.gt(0),
  provisioningMs: durationMs,
  tolerance: z.number().min(0).optional(),
  upShareMax: z.number().min(0).optional(),
  upServersMax: count.optional(),
  downAfterMs: durationMs.optional(),
});

/** Limits the queue of a service to what is served while callers wait. */
const queueLimit = z.strictObject({
  kind: z.literal('queueLimit'),
  ...post,
  targetWaitMs: positiveMs,
  limitAboveWaitMs: positiveMs,
  limitSamples: count,
  liftBelowRejectedShare: share,
  liftSamples: count,
  /** What those turned away are told to wait, ms; 0 (unless told): nothing. */
  retryAfterMs: durationMs.optional(),
});

/** Tells each of those whom a service turns away when to come back. */
const serverBackoff = z.strictObject({
  kind: z.literal('serverBackoff'),
  ...post,
  fromMs: durationMs.optional(),
  toMs: durationMs.optional(),
  toMaxMs: positiveMs,
  widen: z.number().min(1),
  askAboveRejectedShare: share,
  askSamples: count,
  calmBelowRejectedShare: share,
  calmSamples: count,
});

export const recovery = z.discriminatedUnion('kind', [
  admissionRamp,
  priorityShedding,
  brownOut,
  serviceBreaker,
  autoscaler,
  queueLimit,
  serverBackoff,
]);

export type RecoverySpec = z.infer<typeof recovery>;
export type RecoveryKind = RecoverySpec['kind'];
export type RecoveryOf<K extends RecoveryKind> = Extract<RecoverySpec, { readonly kind: K }>;
