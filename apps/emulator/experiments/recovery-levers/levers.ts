import type { ClusterSpec } from '@squall/cluster';
import { type Figured, assumed, documented } from '@squall/experiment';

export type Lever = Figured<NonNullable<ClusterSpec['recovery']>[number]>;

const half = assumed(0.5, 'half fail: the operators’ alarm');
const twoSamples = assumed(2, 'ten seconds: one bad window is no reason to act');
const sixSamples = assumed(6, 'half a minute: slower back than there');
const nearlyAll = assumed(0.95, 'hardly anybody is still outside');
const few = assumed(0.05, 'hardly anybody is turned away any more');

/** A waiting room before sign-in, by how many it lets in, per second and 1,000 clients. */
export const ramp = (
  startPerThousandPerSecond: number,
  endPerThousandPerSecond: number,
  raise: number,
  lower: number,
): Lever => ({
  kind: 'admissionRamp',
  service: 'signIn',
  watch: ['contacts'],
  alarmBelowShare: half,
  alarmSamples: twoSamples,
  reactionMs: assumed(5000, 'nobody has to be asked'),
  startPerThousandPerSecond,
  endPerThousandPerSecond,
  raise,
  lower,
  healthyShare: assumed(0.9, 'nine of ten contact lists come in time'),
  retryAfterMs: 0,
});

/** Sheds connections before they cost anything, and by the priorities of the world nothing else. */
export const shedding = (service = 'directory'): Lever => ({
  kind: 'priorityShedding',
  service,
  at: 'edge',
  overloadedAboveWaitMs: assumed(3000, 'half of what its callers wait; DAGOR has 20 ms within one'),
  calmBelowWaitMs: assumed(1000, 'a sixth of what its callers wait'),
  raiseSamples: 1,
  lowerSamples: 1,
  floorMax: 1,
});

export const brownOut = (
  stages: readonly ('contacts' | 'presence' | 'sync')[],
  service = 'contacts',
): Lever => ({
  kind: 'brownOut',
  service,
  stages: [...stages],
  offBelowShare: half,
  offSamples: twoSamples,
  onAboveShare: assumed(0.9, 'nine of ten in time'),
  onAboveOnlineShare: nearlyAll,
  onSamples: sixSamples,
});

export const breaker = (
  openMs: number,
  probes: Figured<number>,
  { caller, service } = { caller: 'contacts', service: 'directory' },
): Lever => ({
  kind: 'serviceBreaker',
  service,
  caller,
  failedShare: documented(0.5, 'resilience4j, failureRateThreshold'),
  callsMin: assumed(20, 'Hystrix’ request volume; resilience4j has 100'),
  openMs,
  probes,
});

export const autoscaler = (service: string): Lever => ({
  kind: 'autoscaler',
  service,
  serversMaxTimes: assumed(6, 'as far as the quota goes'),
  targetUtilisation: assumed(0.6, 'usual targets lie between 0.5 and 0.8'),
  provisioningMs: assumed(30_000, 'a container on a node that is there'),
});

export const queueLimit = (targetWaitMs: number, service = 'directory'): Lever => ({
  kind: 'queueLimit',
  service,
  targetWaitMs,
  limitAboveWaitMs: targetWaitMs,
  limitSamples: twoSamples,
  liftBelowRejectedShare: few,
  liftSamples: sixSamples,
});

export const serverBackoff = (
  fromMs: number,
  toMs: number,
  toMaxMs: number,
  service = 'contacts',
): Lever => ({
  kind: 'serverBackoff',
  service,
  fromMs,
  toMs,
  toMaxMs,
  widen: assumed(2, 'twice as wide while it is too narrow'),
  askAboveRejectedShare: assumed(0.2, 'one in five'),
  askSamples: twoSamples,
  calmBelowRejectedShare: few,
  calmSamples: sixSamples,
});
