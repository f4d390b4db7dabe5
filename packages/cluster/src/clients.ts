import { type ClientEmitted, clientStates, createSessionClient } from '@squall/client-actor';
import { streamSeed, uniformAt } from '@squall/random';
import type { Timers } from '@squall/kernel';
import type { Subject } from 'rxjs';
import type { AnyStateMachine } from 'xstate';
import { composeEngines } from './engine/composite.ts';
import { createFlyweightEngine } from './engine/flyweight.ts';
import { createInterpretedEngine } from './engine/interpreted.ts';
import { cutSpans } from './engine/spans.ts';
import type { ClientEngine, EngineHooks, EngineKind } from './engine/engine.ts';
import type { StateMachineFactory } from './engine/machine-factory.ts';
import type { Emission } from './emission.ts';
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
  readonly emissions: Subject<Emission>;
  readonly moved: EngineHooks['moved'];
  readonly failed: EngineHooks['failed'];
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
  const { spec, population, seed, now, emissions } = options;
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
    emitted: (client: number, event: ClientEmitted) => emissions.next({ client, event }),
    moved: options.moved,
    failed: options.failed,
  };
  const { engine, clock, inspect, kernel: timers } = options;
  const interpreted = (first: number, size: number) =>
    createInterpretedEngine({ first, size, clientOf, clock, inspect, hooks });
  if (engine === 'interpreted') return interpreted(0, population.size);
  const inputOf = (client: number) => clientOf(client).input;
  const isWatched = (client: number) => inspect(`client:${client}`) !== undefined;
  // A client that is watched is promoted: a real actor in the midst of typed arrays, with the same history.
  const parts = cutSpans(population.cohortSizes, isWatched).map(
    ({ cohort, first, size, watched }) => {
      const machine = machines[cohort];
      if (watched || machine === undefined) return { size, engine: interpreted(first, size) };
      return {
        size,
        engine: createFlyweightEngine({ machine, first, size, inputOf, timers, hooks }),
      };
    },
  );
  return composeEngines(parts);
}

/** Clients in each state now, by name. */
export function countStates(engine: ClientEngine, size: number): Readonly<Record<string, number>> {
  const counts = clientStates.map(() => 0);
  for (let client = 0; client < size; client++) {
    const state = engine.stateOf(client);
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return Object.fromEntries(clientStates.map((state, i) => [state, counts[i] ?? 0]));
}
