import type { Timers } from '@squall/kernel';
import type { AnyStateMachine } from 'xstate';
import type { Agenda } from '../agenda.ts';
import type { Population } from '../population.ts';
import type { Clock, Inspect } from '../ports.ts';
import { composeEngines } from './composite.ts';
import type { ClientEngine, EngineHooks } from './engine.ts';
import { createFlyweightEngine } from './flyweight.ts';
import { type InterpretedClient, createInterpretedEngine } from './interpreted.ts';
import { createPromotedEngine } from './promotion/promoted.ts';
import { type Span, cutSpans } from './spans.ts';
import { sampleTwins } from './twins/sample.ts';
import type { TwinTally } from './twins/tally.ts';
import { createTwinnedEngine } from './twins/twinned.ts';

/** All that engines need to know of a population and of its run. */
export interface Assembly {
  readonly population: Population;
  readonly seed: number;
  /** By cohort. */
  readonly machines: readonly AnyStateMachine[];
  readonly clientOf: (client: number) => InterpretedClient;
  readonly hooks: EngineHooks;
  readonly kernel: Timers;
  readonly clock: Clock;
  readonly inspect: Inspect;
  /** By client: from when it is watched, ms; those that are not named are watched from the start, if at all. */
  readonly watchedFromMs: ReadonlyMap<number, number>;
  readonly agenda: Agenda;
  readonly twins: TwinTally;
  /** A client on typed arrays and its twin differ: the run is worth nothing. */
  readonly differed: (client: number, what: string) => void;
}

/** Real actors alone. Those that are watched from a later moment on are shown to their observers then. */
export function assembleReal(assembly: Assembly): ClientEngine {
  const { population, clientOf, clock, hooks, inspect, watchedFromMs, agenda } = assembly;
  const inspectAtOnce: Inspect = (address) => {
    const client = Number(address.slice('client:'.length));
    return watchedFromMs.has(client) ? undefined : inspect(address);
  };
  const engine = createInterpretedEngine({
    first: 0,
    size: population.size,
    clientOf,
    clock,
    hooks,
    inspect: inspectAtOnce,
  });
  for (const [client, ms] of watchedFromMs)
    agenda.at(ms, () => engine.watch(client, inspect(`client:${client}`)));
  return engine;
}

/**
 * Typed arrays, but for the clients that are watched: such a one is promoted, a real actor in the midst of them with the
 * same history, from the start or from a given moment on.
 */
export function assembleFlyweight(assembly: Assembly): ClientEngine {
  const { population, seed, inspect, watchedFromMs, twins } = assembly;
  const { cohortSizes } = population;
  const isWatched = (client: number) =>
    watchedFromMs.has(client) || inspect(`client:${client}`) !== undefined;
  const sample = twins.wanted > 0 ? sampleTwins(cohortSizes, twins.wanted, seed) : [];
  const parts = cutSpans(cohortSizes, isWatched).map((span) => ({
    size: span.size,
    engine: span.watched ? watchedEngine(span, assembly) : crowdEngine(span, sample, assembly),
  }));
  return composeEngines(parts);
}

/** What typed arrays need to know of a span. */
function optionsOf({ cohort, first, size }: Span, assembly: Assembly) {
  const { machines, clientOf, kernel: timers, hooks } = assembly;
  const machine = machines[cohort];
  if (machine === undefined) throw new Error(`there is no cohort ${cohort}`);
  return {
    machine,
    first,
    size,
    inputOf: (client: number) => clientOf(client).input,
    timers,
    hooks,
  };
}

/** One client that is watched: from the start, or from its moment on. */
function watchedEngine(span: Span, assembly: Assembly): ClientEngine {
  const { clientOf, clock, hooks, inspect, watchedFromMs, agenda } = assembly;
  const { first, size } = span;
  const fromMs = watchedFromMs.get(first);
  if (fromMs === undefined)
    return createInterpretedEngine({ first, size, clientOf, clock, inspect, hooks });
  const promoted = createPromotedEngine({ ...optionsOf(span, assembly), client: first, inspect });
  agenda.at(fromMs, () => promoted.promote());
  return promoted;
}

/** Clients that nobody watches, with the twins that fall to them. */
function crowdEngine(span: Span, sample: readonly number[], assembly: Assembly): ClientEngine {
  const { twins, differed } = assembly;
  const options = optionsOf(span, assembly);
  const end = span.first + span.size;
  const clients = sample.filter((client) => client >= span.first && client < end);
  if (clients.length === 0) return createFlyweightEngine(options);
  twins.clients += clients.length;
  const compared = () => void twins.comparisons++;
  return createTwinnedEngine(options, { clients, compared, differed });
}
