import { createSessionClient } from '@squall/client-actor';
import { streamSeed, uniformAt } from '@squall/random';
import type { AnyStateMachine } from 'xstate';
import { type Assembly, assembleFlyweight, assembleReal } from './engine/assemble.ts';
import type { ClientEngine, EngineHooks, EngineKind } from './engine/engine.ts';
import type { StateMachineFactory } from './engine/machine-factory.ts';
import { InputError, messageOf } from './errors.ts';
import type { ClusterSpec, CohortSpec } from './spec.ts';

export interface ClientsOptions
  extends Omit<Assembly, 'machines' | 'clientOf' | 'hooks'>, EngineHooks {
  readonly spec: ClusterSpec;
  readonly now: () => number;
  /** What runs the clients: real XState actors, or typed arrays. */
  readonly engine: EngineKind;
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
  const { emitted, moved, failed } = options;
  const assembly = { ...options, machines, clientOf, hooks: { emitted, moved, failed } };
  return options.engine === 'interpreted' ? assembleReal(assembly) : assembleFlyweight(assembly);
}
