import { constantDelay } from '@squall/client-actor';
import { InputError } from '@squall/cluster';
import {
  type CallLog,
  type Load,
  callStation,
  poissonArrivals,
  quantile,
  spacedArrivals,
  withExpectedInterval,
} from '@squall/cluster/crowds';
import type { RowOutcome, RowRun } from '@squall/experiment';
import {
  byMeanAndCv2,
  deterministic,
  discrete,
  exponential,
  samplerOf,
  streamSeed,
} from '@squall/random';
import { bimodal, bimodalMean, type loops, type services } from './parameters.ts';

export interface World {
  readonly loop: (typeof loops)[number];
  readonly service: (typeof services)[number];
  readonly N: number;
  readonly load: number;
  readonly serviceMs: number;
  readonly stallMs: number;
  readonly stallEveryMs: number;
  readonly timeoutMs: number;
  readonly warmUpMs: number;
  readonly runMs: number;
}

export const figures = {
  p50Ms: 'median latency, ms',
  p99Ms: 'p99 latency from the intended moment, ms',
  p99SentMs: 'p99 latency from the sending, ms',
  p99CorrectedMs: 'p99 from the sending, corrected as HdrHistogram does, ms',
  meanMs: 'mean latency from the intended moment, ms',
  lateShare: 'calls that took longer than twice the usual service',
  answersPerMs: 'answers, 1/ms',
  inSystem: 'attempts at the server at the end',
} as const;

/** Mean service time, ms. */
export const meanServiceMs = ({ service, serviceMs }: Pick<World, 'service' | 'serviceMs'>) =>
  service === 'bimodal' ? serviceMs * bimodalMean : serviceMs;

/**
 * How long a client of a closed loop thinks, ms. With chance as in Brooker's program; without as long as it takes to call as
 * often as the other loops while nothing stalls. Not at all when there is no time for it.
 */
export function thinkMs(world: Pick<World, 'service' | 'serviceMs' | 'N' | 'load'>): number {
  const { service, N, load } = world;
  const meanMs = meanServiceMs(world);
  const think =
    service === 'fixed'
      ? (N * meanMs) / load - meanMs
      : (1 - load) * meanMs + ((N - 1) * meanMs) / load;
  return Math.max(0, think);
}

/** From one call of a client to its next, ms. */
const intervalMs = (world: World) => (world.N * meanServiceMs(world)) / world.load;

function loadOf(world: World, seed: number): Load {
  const { loop, service, N, load, runMs } = world;
  const random = service !== 'fixed';
  if (loop === 'paced') return { loop: { clients: N, everyMs: intervalMs(world) } };
  if (loop === 'closed') {
    const think = thinkMs(world);
    return {
      loop: { clients: N, thinkMs: samplerOf(byMeanAndCv2(think, random ? 1 : 0)) },
    };
  }
  const gapMs = meanServiceMs(world) / load;
  const arrivalsMs = random
    ? poissonArrivals({ perSecondAt: () => 1000 / gapMs, fromMs: 0, untilMs: runMs }, seed)
    : spacedArrivals(gapMs, runMs);
  return { arrivalsMs };
}

/** Half way through each period, and half a gap after a call: who comes first is then no matter of chance. */
function stallsOf({ stallMs, stallEveryMs, runMs, load, serviceMs }: World) {
  if (stallMs === 0) return [];
  if (stallMs >= stallEveryMs)
    throw new InputError(
      `stallMs is ${stallMs}: give less than stallEveryMs, which is ${stallEveryMs}`,
    );
  const firstMs = stallEveryMs / 2 + serviceMs / load / 2;
  return Array.from({ length: Math.ceil((runMs - firstMs) / stallEveryMs) }, (_, i) => {
    const fromMs = firstMs + i * stallEveryMs;
    return { fromMs, untilMs: fromMs + stallMs, inService: 'stands' as const };
  });
}

/** What is said of the answers that are counted. */
function latenciesOf(world: World, log: CallLog) {
  const { loop, serviceMs, warmUpMs, runMs } = world;
  // Moments are in order: those that count are the last of them.
  const first = log.succeededMs.findIndex((atMs) => atMs >= warmUpMs);
  const counted = (of: readonly number[]) => (first < 0 ? [] : of.slice(first));
  const intended = counted(log.latenciesMs);
  const sent = counted(log.sinceSentMs);
  const answers = intended.length;
  const late = intended.filter((ms) => ms > 2 * serviceMs).length;
  return {
    p50Ms: quantile(intended, 0.5),
    p99Ms: quantile(intended, 0.99),
    p99SentMs: quantile(sent, 0.99),
    // An open loop omits nothing.
    p99CorrectedMs:
      loop === 'open' ? null : quantile(withExpectedInterval(sent, intervalMs(world)), 0.99),
    meanMs: answers > 0 ? intended.reduce((sum, ms) => sum + ms, 0) / answers : null,
    lateShare: answers > 0 ? late / answers : null,
    answersPerMs: runMs > warmUpMs ? answers / (runMs - warmUpMs) : null,
  };
}

/** One server, first come first served, without limit and without network, before one kind of loop. */
export function runWorld(world: World, { engine, seed, history }: RowRun): RowOutcome {
  const { service, serviceMs, timeoutMs, runMs } = world;
  const calls = callStation({
    engine,
    ...loadOf(world, streamSeed(seed, 'calls')),
    station: {
      name: 'server',
      servers: 1,
      queueCapacity: Number.MAX_SAFE_INTEGER,
      serviceTime: (service === 'fixed' ? deterministic : exponential)(serviceMs),
    },
    ...(service === 'bimodal' ? { cost: samplerOf(discrete(bimodal.costs, bimodal.shares)) } : {}),
    caller: { policy: constantDelay(0), ...(timeoutMs > 0 ? { timeoutMs } : {}) },
    hopMs: samplerOf(deterministic(0)),
    pauses: stallsOf(world),
    seed,
    history,
  });
  calls.runUntil(runMs);
  const { station, log } = calls;
  const inSystem = station.queueLength + station.inService;
  return { figures: { ...latenciesOf(world, log), inSystem }, events: calls.events() };
}
