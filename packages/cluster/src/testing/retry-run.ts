import { constantDelay } from '@squall/client-actor';
import type { SeriesPoint } from '@squall/metrics';
import { deterministic, samplerOf } from '@squall/random';
import { callStation } from '../crowds/call-station.ts';
import { spacedArrivals } from '../crowds/arrivals.ts';
import type { EngineKind } from '../engine/engine.ts';

const secondMs = 1000;

export interface RetryRun {
  readonly engine: EngineKind;
  /** New requests, exactly spaced, 1/s. */
  readonly arrivalsPerSecond: number;
  /** Of the one server, 1/s. */
  readonly servedPerSecond: number;
  /** How long an answer is waited for, ms. */
  readonly timeoutMs: number;
  /** Between a timeout and the next attempt, ms. */
  readonly retryDelayMs: number;
  readonly retriesMax: number;
  readonly pause: { readonly fromS: number; readonly toS: number };
  /** This share of the new requests is turned away at the door, 0..1. */
  readonly shed?: { readonly share: number; readonly fromS: number; readonly toS: number };
  readonly horizonS: number;
}

/** Callers who try again before one server that stands still for a while and serves abandoned work too. One window is 1 s. */
export function runRetries(given: RetryRun) {
  const { retryDelayMs, retriesMax, timeoutMs, pause, horizonS } = given;
  const calls = callStation({
    engine: given.engine,
    station: {
      name: 'retries',
      servers: 1,
      queueCapacity: Number.MAX_SAFE_INTEGER,
      serviceTime: deterministic(secondMs / given.servedPerSecond),
    },
    caller: { policy: { ...constantDelay(retryDelayMs), retriesMax }, timeoutMs },
    arrivalsMs: spacedArrivals(secondMs / given.arrivalsPerSecond, horizonS * secondMs).filter(
      passing(given.shed),
    ),
    hopMs: samplerOf(deterministic(0)),
    pauses: [
      { fromMs: pause.fromS * secondMs, untilMs: pause.toS * secondMs, inService: 'stands' },
    ],
    seed: 1,
  });
  const goodput: SeriesPoint[] = [];
  const queue: number[] = [];
  for (let atS = 1; atS <= horizonS; atS++) {
    const before = calls.log.succeededMs.length;
    calls.runUntil(atS * secondMs);
    goodput.push({ atMs: atS * secondMs, value: calls.log.succeededMs.length - before });
    queue.push(calls.station.queueLength);
  }
  /** By windows: answered in time, 1/s; and how many wait at their end. */
  return { goodput, queue };
}

/** Who is let in. Sheds evenly: whenever the shares of those who came add up to a whole one. */
function passing(shed: RetryRun['shed']): (atMs: number) => boolean {
  let due = 0;
  return (atMs) => {
    if (shed === undefined || atMs < shed.fromS * secondMs || atMs >= shed.toS * secondMs)
      return true;
    due += shed.share;
    if (due < 1) return true;
    due -= 1;
    return false;
  };
}
