import {
  type CallAsked,
  type LimitBase,
  type LimitRules,
  type Permission,
  allowed,
  denied,
} from './rules.ts';
import { type SliceClock, type Slices, sliceStartMs, slicedSum, slicesOver } from './slices.ts';

/**
 * A circuit breaker around every attempt, as libraries have it. Closed, it lets all attempts through and counts how they end;
 * when at least `outcomesMin` ended within the window, and the share `failureRateMax` of them or more in failure, it opens.
 * Open, it rejects everything for `openMs`. Then it is half open: `probes` attempts are let through, and when they have ended,
 * it closes with a new window, or opens again, by the same rate. As in Polly and Hystrix, an attempt that was let through
 * before it opened and ends now is taken for a probe.
 */
export interface CircuitBreaker extends LimitBase {
  readonly kind: 'circuitBreaker';
  /** Above 0, at most 1. */
  readonly failureRateMax: number;
  /** Ended attempts below which no rate is looked at, at least 1. */
  readonly outcomesMin: number;
  /** How far back outcomes are counted, ms. */
  readonly windowMs: number;
  /** ms */
  readonly openMs: number;
  /** Attempts that decide between open and closed, at least 1. */
  readonly probes: number;
  /** Which outcome makes it look at the rate, and open: any unless told. A success can be the one that makes them enough. */
  readonly opensOn?: 'outcome' | 'failure';
}

/** Value of `circuit` in the state. */
export const circuits = { closed: 0, open: 1, halfOpen: 2 } as const;

export type CircuitBreakerState = SliceClock &
  Slices<'successes'> &
  Slices<'failures'> & {
    readonly circuit: number;
    /** When it opened last. */
    readonly openedAtMs: number;
    /** Since it is half open. */
    readonly probesSent: number;
    readonly probesEnded: number;
    readonly probesFailed: number;
  };

const successes = slicedSum('successes');
const failures = slicedSum('failures');
const noProbes = { probesSent: 0, probesEnded: 0, probesFailed: 0 };

const closed = (nowMs: number): CircuitBreakerState => ({
  circuit: circuits.closed,
  openedAtMs: nowMs,
  ...noProbes,
  sliceStartMs: nowMs,
  ...successes.empty,
  ...failures.empty,
});

const opened = (nowMs: number): CircuitBreakerState => ({
  ...closed(nowMs),
  circuit: circuits.open,
});

function asked(
  { openMs, probes }: CircuitBreaker,
  state: CircuitBreakerState,
  { nowMs }: CallAsked,
): Permission<CircuitBreakerState> {
  const { circuit, openedAtMs, probesSent } = state;
  if (circuit === circuits.closed) return allowed(state);
  if (circuit === circuits.halfOpen)
    return probesSent < probes ? allowed(withProbe(state)) : denied(state);
  return nowMs - openedAtMs >= openMs ? allowed(withProbe(state)) : denied(state);
}

const withProbe = (state: CircuitBreakerState): CircuitBreakerState => ({
  ...closed(state.openedAtMs),
  circuit: circuits.halfOpen,
  probesSent: state.probesSent + 1,
  probesEnded: state.probesEnded,
  probesFailed: state.probesFailed,
});

/** What ends while the breaker is open began before it opened, and says nothing new. */
function ended(
  limit: CircuitBreaker,
  state: CircuitBreakerState,
  nowMs: number,
  failed: number,
): CircuitBreakerState {
  if (state.circuit === circuits.open) return state;
  return state.circuit === circuits.closed
    ? counted(limit, state, nowMs, failed)
    : probed(limit, state, nowMs, failed);
}

function counted(
  { failureRateMax, outcomesMin, windowMs, opensOn }: CircuitBreaker,
  state: CircuitBreakerState,
  nowMs: number,
  failed: number,
): CircuitBreakerState {
  const over = slicesOver(windowMs, state, nowMs);
  const failedNow = failures.total(state, over) + failed;
  const endedNow = failedNow + successes.total(state, over) + 1 - failed;
  const looks = failed === 1 || opensOn !== 'failure';
  if (looks && endedNow >= outcomesMin && failedNow / endedNow >= failureRateMax)
    return opened(nowMs);
  return {
    circuit: circuits.closed,
    openedAtMs: state.openedAtMs,
    ...noProbes,
    sliceStartMs: sliceStartMs(windowMs, state, over),
    ...successes.counted(state, over, 1 - failed),
    ...failures.counted(state, over, failed),
  };
}

function probed(
  { failureRateMax, probes }: CircuitBreaker,
  state: CircuitBreakerState,
  nowMs: number,
  failed: number,
): CircuitBreakerState {
  const probesEnded = state.probesEnded + 1;
  const probesFailed = state.probesFailed + failed;
  if (probesEnded < probes) {
    const { openedAtMs, probesSent } = state;
    return {
      ...closed(openedAtMs),
      circuit: circuits.halfOpen,
      probesSent,
      probesEnded,
      probesFailed,
    };
  }
  return probesFailed / probes >= failureRateMax ? opened(nowMs) : closed(nowMs);
}

export const circuitBreaker: LimitRules<CircuitBreaker, CircuitBreakerState> = {
  initial: (_, nowMs) => closed(nowMs),
  call: asked,
  retry: asked,
  succeeded: (limit, state, _, nowMs) => ended(limit, state, nowMs, 0),
  failed: (limit, state, nowMs) => ended(limit, state, nowMs, 1),
};
