import { constantDelay } from '@squall/client-actor';
import {
  type CallBooks,
  type CallLog,
  type StationTroubles,
  callStation,
  clientArrivals,
} from '@squall/cluster/crowds';
import type { RowRun } from '@squall/experiment';
import { deterministic, exponential, samplerOf, streamSeed } from '@squall/random';
import { type LimitName, limits } from './limits.ts';
import type { Trouble } from './parameters.ts';

const secondMs = 1000;

export interface World {
  readonly trouble: Trouble;
  readonly limit: LimitName;
  readonly clients: number;
  /** Calls of one client, 1/s. */
  readonly perSecond: number;
  /** Calls of all, as a share of the capacity. */
  readonly load: number;
  readonly timeoutMs: number;
  readonly delayMs: number;
  readonly cut: number;
  readonly cutS: number;
  readonly beforeS: number;
  readonly afterS: number;
}

/** When the trouble begins and ends, and when the run does, ms. */
export function spanOf({ trouble, beforeS, cutS, afterS }: World) {
  const endMs = (beforeS + cutS + afterS) * secondMs;
  return trouble === 'cut'
    ? { fromMs: beforeS * secondMs, untilMs: (beforeS + cutS) * secondMs, endMs }
    : { fromMs: 0, untilMs: endMs, endMs };
}

function troublesOf(world: World): StationTroubles {
  const { fromMs, endMs } = spanOf(world);
  const span = { fromMs, untilMs: spanOf(world).untilMs };
  if (world.trouble === 'cut') return { slowdowns: [{ ...span, factor: 1 / (1 - world.cut) }] };
  if (world.trouble === 'outage') return { outages: [span] };
  const paused = { pauses: [{ fromMs: 0, untilMs: endMs, inService: 'stands' as const }] };
  return world.trouble === 'overload' ? {} : paused;
}

export const overloadQueue = 10;
/** Places in the queue: none where everything is refused, a few where too much is asked, no limit elsewhere. */
const queues: Readonly<Record<Trouble, number>> = {
  cut: Number.MAX_SAFE_INTEGER,
  overload: overloadQueue,
  outage: 0,
  refusal: 0,
  silence: Number.MAX_SAFE_INTEGER,
};

export interface Ran {
  readonly log: CallLog;
  readonly books: CallBooks;
  readonly events: number;
}

/** A fleet of clients, each with the limit of its own, before one service in trouble. */
export function runWorld(world: World, { engine, seed, history }: RowRun): Ran {
  const { clients, perSecond, load, timeoutMs, delayMs } = world;
  const { endMs } = spanOf(world);
  const calls = callStation({
    engine,
    station: {
      name: 'service',
      servers: 1,
      queueCapacity: queues[world.trouble],
      serviceTime: exponential((secondMs * load) / (clients * perSecond)),
    },
    ...clientArrivals(
      clients,
      () => ({ perSecondAt: () => perSecond, fromMs: 0, untilMs: endMs }),
      streamSeed(seed, 'calls'),
    ),
    caller: { policy: constantDelay(delayMs), timeoutMs },
    limit: limits[world.limit],
    hopMs: samplerOf(deterministic(0)),
    ...troublesOf(world),
    seed,
    history,
  });
  const books = calls.runUntil(endMs);
  return { log: calls.log, books, events: calls.events() };
}
