import {
  type ClientEmitted,
  type ClientEvent,
  clientStateIndex,
  clientStates,
} from '@squall/client-actor';
import { type Actor, type AnyStateMachine, type StateValue, createActor } from 'xstate';
import type { Clock, Inspect } from '../ports.ts';
import type { ClientEngine, EngineHooks } from './engine.ts';

export interface InterpretedClient {
  readonly machine: AnyStateMachine;
  readonly input: Readonly<Record<string, number>>;
}

export interface InterpretedOptions {
  /** Id of the first client. */
  readonly first: number;
  readonly size: number;
  readonly clientOf: (client: number) => InterpretedClient;
  readonly clock: Clock;
  readonly hooks: EngineHooks;
  /** Gives an observer for the clients that are to be watched, before anything is serialised. */
  readonly inspect: Inspect;
}

/** Each client is a real XState actor and its own root: stopping one never walks the timers of the others. */
export function createInterpretedEngine(options: InterpretedOptions): ClientEngine {
  const { first, size, clientOf, clock, hooks, inspect } = options;
  const actors: Actor<AnyStateMachine>[] = [];
  const states = new Uint8Array(size);

  const stateIndex = (client: number, value: StateValue): number => {
    const index = clientStateIndex(value);
    if (index >= 0) return index;
    const name = typeof value === 'string' ? value : Object.keys(value).join(', ');
    const known = clientStates.join(', ');
    hooks.failed(client, new Error(`its state is "${name}": give its states names of ${known}`));
    return 0;
  };
  const create = (client: number) => {
    const { machine, input } = clientOf(client);
    const observer = inspect(`client:${client}`);
    const actor = createActor(machine, {
      input,
      clock,
      id: `client:${client}`,
      ...(observer ? { inspect: observer } : {}),
    });
    states[client - first] = stateIndex(client, actor.getSnapshot().value);
    actor.on('*', (event) => hooks.emitted(client, event as unknown as ClientEmitted));
    actor.subscribe({
      next: (snapshot) => {
        const from = states[client - first] ?? 0;
        const to = stateIndex(client, snapshot.value);
        if (from === to) return;
        states[client - first] = to;
        hooks.moved(client, from, to);
      },
      // Without an observer XState throws the error again from a real timer, after the run.
      error: (error: unknown) => hooks.failed(client, error),
    });
    return actor;
  };

  return {
    start: () => {
      for (let client = first; client < first + size; client++) actors.push(create(client));
      for (const actor of actors) actor.start();
    },
    deliver: (client: number, event: ClientEvent) => actors[client - first]?.send(event),
    stateOf: (client) => states[client - first] ?? 0,
    stop: () => {
      for (const actor of actors) actor.stop();
    },
  };
}
