import { exponential, sampleAt, streamSeed } from '@squall/random';
import type { OpenLoop } from './load.ts';

const secondMs = 1000;

export interface Arrivals {
  /** The rate from a moment (ms) on, 1/s; above 0. */
  readonly perSecondAt: (atMs: number) => number;
  readonly fromMs: number;
  /** None comes then or later. */
  readonly untilMs: number;
}

function timesOf({ fromMs, untilMs }: Arrivals, gapMs: (atMs: number, index: number) => number) {
  const times: number[] = [];
  for (let atMs = fromMs; atMs < untilMs; atMs += gapMs(atMs, times.length - 1)) times.push(atMs);
  return Float64Array.from(times);
}

/**
 * A Poisson process that begins with an arrival; each gap is drawn at the rate of its beginning.
 * @returns when they come, ms, in order
 */
export const poissonArrivals = (arrivals: Arrivals, seed: number): Float64Array =>
  timesOf(arrivals, (atMs, index) =>
    sampleAt(exponential(secondMs / arrivals.perSecondAt(atMs)), seed, index),
  );

/** Arrivals exactly spaced, the first after one gap; the last at `untilMs` at the latest. */
export const spacedArrivals = (gapMs: number, untilMs: number): Float64Array =>
  Float64Array.from({ length: Math.floor(untilMs / gapMs) }, (_, n) => (n + 1) * gapMs);

/** The arrivals of clients that call independently of one another, in the order of time. */
export function clientArrivals(
  clients: number,
  arrivalsOf: (client: number) => Arrivals,
  seed: number,
): Required<OpenLoop> {
  const each = Array.from({ length: clients }, (_, client) =>
    poissonArrivals(arrivalsOf(client), streamSeed(seed, client)),
  );
  const calls = each.reduce((sum, { length }) => sum + length, 0);
  const atMs = new Float64Array(calls);
  const clientOf = new Int32Array(calls);
  let from = 0;
  for (const [client, times] of each.entries()) {
    atMs.set(times, from);
    clientOf.fill(client, from, from + times.length);
    from += times.length;
  }
  const order = Int32Array.from(atMs.keys()).sort(
    (a, b) => (atMs[a] ?? 0) - (atMs[b] ?? 0) || a - b,
  );
  return {
    arrivalsMs: Float64Array.from(order, (call) => atMs[call] ?? 0),
    clientOf: Int32Array.from(order, (call) => clientOf[call] ?? 0),
  };
}
