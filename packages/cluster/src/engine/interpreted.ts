import type { ClientEvent } from '@squall/client-actor';
import type { AnyStateMachine, InspectionEvent, Observer } from 'xstate';
import type { Clock, Inspect } from '../ports.ts';
import type { ClientEngine, EngineHooks } from './engine.ts';
import { type RealClient, createRealClient } from './real-client.ts';

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

export interface InterpretedEngine extends ClientEngine {
  /** From now on somebody watches a client; it is shown as it is. */
  watch(client: number, observer: Observer<InspectionEvent> | undefined): void;
}

/** Each client is a real XState actor and its own root: stopping one never walks the timers of the others. */
export function createInterpretedEngine(options: InterpretedOptions): InterpretedEngine {
  const { first, size, clientOf, clock, hooks, inspect } = options;
  const clients: RealClient[] = [];
  const create = (client: number) => {
    const { machine, input } = clientOf(client);
    const observer = inspect(`client:${client}`);
    return createRealClient({ client, machine, from: { input }, clock, observer, hooks });
  };
  return {
    start: () => {
      for (let client = first; client < first + size; client++) clients.push(create(client));
      for (const { actor } of clients) actor.start();
    },
    deliver: (client: number, event: ClientEvent) => clients[client - first]?.actor.send(event),
    stateOf: (client) => clients[client - first]?.state() ?? 0,
    watch: (client, observer) => {
      const actor = clients[client - first]?.actor;
      if (actor === undefined || observer === undefined) return;
      actor.system.inspect(observer);
      observer.next?.({
        type: '@xstate.snapshot',
        rootId: actor.sessionId,
        actorRef: actor,
        event: { type: 'xstate.init' },
        snapshot: actor.getSnapshot(),
      });
    },
    stop: () => {
      for (const { actor } of clients) actor.stop();
    },
  };
}
