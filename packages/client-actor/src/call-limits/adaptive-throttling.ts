import {
  type CallAsked,
  type LimitBase,
  type LimitRules,
  type Permission,
  unchanged,
} from './rules.ts';
import { type SliceClock, type Slices, sliceStartMs, slicedSum, slicesOver } from './slices.ts';

/**
 * Client-side throttling of Google (Site Reliability Engineering, 2016, chapter 21, Handling Overload): a client that is
 * accepted less than once in `multiplier` requests rejects requests itself, by chance, so that about `multiplier` requests
 * reach the service for each that it accepts. A retry is one more request.
 */
export interface AdaptiveThrottling extends LimitBase {
  readonly kind: 'adaptiveThrottling';
  /** K: requests for each one accepted that a client may make freely, at least 1. */
  readonly multiplier: number;
  /** How far back requests and accepts are counted, ms. */
  readonly windowMs: number;
}

export type ThrottlingState = SliceClock & Slices<'requests'> & Slices<'accepts'>;

const requests = slicedSum('requests');
const accepts = slicedSum('accepts');

/**
 * max(0, (requests - K · accepts) / (requests + 1)), equation 21-1 of the book, over what was counted until now: 0 for a
 * client that has not asked yet, and never 1, so that a service that is back is found.
 */
export function rejectionProbability(
  { multiplier, windowMs }: AdaptiveThrottling,
  state: ThrottlingState,
  nowMs: number,
): number {
  const over = slicesOver(windowMs, state, nowMs);
  const asked = requests.total(state, over);
  return Math.max(0, (asked - multiplier * accepts.total(state, over)) / (asked + 1));
}

/** A request counts when it is made, before its answer is known, and also when it is rejected here. */
function throttled(
  limit: AdaptiveThrottling,
  state: ThrottlingState,
  { nowMs, u }: CallAsked,
): Permission<ThrottlingState> {
  const allowed = u >= rejectionProbability(limit, state, nowMs);
  return { allowed, paid: 0, state: counted(limit, state, nowMs, 1, 0) };
}

function counted(
  { windowMs }: AdaptiveThrottling,
  state: ThrottlingState,
  nowMs: number,
  asked: number,
  accepted: number,
): ThrottlingState {
  const over = slicesOver(windowMs, state, nowMs);
  return {
    sliceStartMs: sliceStartMs(windowMs, state, over),
    ...requests.counted(state, over, asked),
    ...accepts.counted(state, over, accepted),
  };
}

export const adaptiveThrottling: LimitRules<AdaptiveThrottling, ThrottlingState> = {
  initial: (_, nowMs) => ({ sliceStartMs: nowMs, ...requests.empty, ...accepts.empty }),
  call: throttled,
  retry: throttled,
  succeeded: (limit, state, _, nowMs) => counted(limit, state, nowMs, 0, 1),
  failed: unchanged,
};
