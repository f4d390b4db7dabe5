import { createSessionClient } from '@squall/client-actor';
import { streamSeed, uniformAt } from '@squall/random';
import type { Timers } from '@squall/kernel';
import type { AnyStateMachine } from 'xstate';
import { composeEngines } from './engine/composite.ts';
import { createFlyweightEngine } from './engine/flyweight.ts';
import { type InterpretedClient, createInterpretedEngine } from './engine/interpreted.ts';
import { createPromotedEngine } from './engine/promotion/promoted.ts';
import { type Span, cutSpans } from './engine/spans.ts';
import { sampleTwins } from './engine/twins/sample.ts';
import type { TwinTally } from './engine/twins/tally.ts';
import { createTwinnedEngine } from './engine/twins/twinned.ts';
import type { ClientEngine, EngineHooks, EngineKind } from './engine/engine.ts';
import type { StateMachineFactory } from './engine/machine-factory.ts';
import type { Agenda } from './agenda.ts';
import { InputError, messageOf } from './errors.ts';
import type { Population } from './population.ts';
import type { Clock, Inspect } from './ports.ts';
import type { ClusterSpec, CohortSpec } from './spec.ts';

export interface ClientsOptions {
  readonly spec: ClusterSpec;
  readonly population: Population;
  readonly seed: number;
  readonly now: () => number;
  /** What runs the clients: real XState actors, or typed arrays. */
  readonly engine: EngineKind;
  readonly kernel: Timers;
  readonly clock: Clock;
  readonly inspect: Inspect;
  readonly emitted: EngineHooks['emitted'];
  readonly moved: EngineHooks['moved'];
  readonly failed: EngineHooks['failed'];
  /** By client: from when it is watched, ms; those that are not named are watched from the start, if at all. */
  readonly watchedFromMs: ReadonlyMap<number, number>;
  readonly agenda: Agenda;
  readonly twins: TwinTally;
  /** A client on typed arrays and its twin differ: the run is worth nothing. */
  readonly differed: (client: number, what: string) => void;
}

/** The machine of a cohort: its own, which is the experiment's code and may fail, or the session client. */
function machineOf(name: string, cohort: CohortSpec, now: () => number): AnyStateMachine {
  const create: StateMachineFactory = cohort.machine ?? createSessionClient;
  try {
    return create(cohort.settings, { now });
  } catch (error) {
    throw new InputError(`cohort ${name}: its machine could not be made: ${messageOf(error)}`);
  }
}

/** The population as state machines: one machine per cohort, one actor per client. */
export function createClients(options: ClientsOptions): ClientEngine {
  const { spec, population, seed, now } = options;
  const cohorts = Object.values(spec.cohorts);
  const machines = Object.entries(spec.cohorts).map(([name, cohort]) =>
    machineOf(name, cohort, now),
  );
  const streams = streamSeed(seed, 'client');
  const presence = streamSeed(seed, 'online-at-start');
  const clientOf = (client: number) => {
    const cohort = population.cohortOf[client] ?? 0;
    const { canProcess, onlineAtStart = 1 } = cohorts[cohort] ?? { canProcess: true };
    const machine = machines[cohort];
    if (machine === undefined) throw new Error(`client ${client} is of no cohort`);
    return {
      machine,
      input: {
        id: client,
        seed: streamSeed(streams, client),
        online: uniformAt(presence, client) < onlineAtStart ? 1 : 0,
        canProcess: canProcess ? 1 : 0,
      },
    };
  };
  const hooks: EngineHooks = {
    emitted: options.emitted,
    moved: options.moved,
    failed: options.failed,
  };
  return options.engine === 'interpreted'
    ? realClients(options, clientOf, hooks)
    : flyweightClients(options, clientOf, hooks, machines);
}

type ClientOf = (client: number) => InterpretedClient;

/** Real actors alone. Those that are watched from a later moment on are shown to their observer then. */
function realClients(options: ClientsOptions, clientOf: ClientOf, hooks: EngineHooks) {
  const { population, clock, inspect, watchedFromMs, agenda } = options;
  const inspectAtOnce: Inspect = (address) => {
    const client = Number(address.slice('client:'.length));
    return watchedFromMs.has(client) ? undefined : inspect(address);
  };
  const { size } = population;
  const at = { first: 0, size, clientOf, clock, hooks };
  const engine = createInterpretedEngine({ ...at, inspect: inspectAtOnce });
  for (const [client, ms] of watchedFromMs)
    agenda.at(ms, () => engine.watch(client, inspect(`client:${client}`)));
  return engine;
}

/**
 * Typed arrays, but for the clients that are watched: such a one is promoted, a real actor in the midst of them with the
 * same history, from the start or from a given moment on.
 */
function flyweightClients(
  options: ClientsOptions,
  clientOf: ClientOf,
  hooks: EngineHooks,
  machines: readonly AnyStateMachine[],
) {
  const {
    population,
    seed,
    clock,
    inspect,
    kernel: timers,
    watchedFromMs,
    agenda,
    twins,
  } = options;
  const inputOf = (client: number) => clientOf(client).input;
  const isWatched = (client: number) =>
    watchedFromMs.has(client) || inspect(`client:${client}`) !== undefined;
  const sample = twins.wanted > 0 ? sampleTwins(population.cohortSizes, twins.wanted, seed) : [];
  const engineOf = ({ cohort, first, size, watched }: Span): ClientEngine => {
    const machine = machines[cohort];
    if (machine === undefined) throw new Error(`there is no cohort ${cohort}`);
    const whole = { machine, first, size, inputOf, timers, hooks };
    const fromMs = watchedFromMs.get(first);
    if (watched && fromMs !== undefined) {
      const promoted = createPromotedEngine({ ...whole, client: first, inspect });
      agenda.at(fromMs, () => promoted.promote());
      return promoted;
    }
    if (watched) return createInterpretedEngine({ first, size, clientOf, clock, inspect, hooks });
    const clients = sample.filter((client) => client >= first && client < first + size);
    if (clients.length === 0) return createFlyweightEngine(whole);
    twins.clients += clients.length;
    const compared = () => void twins.comparisons++;
    return createTwinnedEngine(whole, { clients, compared, differed: options.differed });
  };
  const spans = cutSpans(population.cohortSizes, isWatched);
  return composeEngines(spans.map((span) => ({ size: span.size, engine: engineOf(span) })));
}
