import { type ClientEmitted, clientStateIndex, clientStates } from '@squall/client-actor';
import {
  type Actor,
  type AnyStateMachine,
  type InspectionEvent,
  type Observer,
  type Snapshot,
  type StateValue,
  createActor,
} from 'xstate';
import type { Clock } from '../ports.ts';
import type { EngineHooks } from './engine.ts';

export interface RealClientOptions {
  readonly client: number;
  readonly machine: AnyStateMachine;
  /** Where it begins: with its input, or with the snapshot of one that has lived already. */
  readonly from:
    { readonly input: Readonly<Record<string, number>> } | { readonly snapshot: Snapshot<unknown> };
  readonly clock: Clock;
  readonly observer: Observer<InspectionEvent> | undefined;
  readonly hooks: EngineHooks;
}

/** One client as a real XState actor, its own root. */
export interface RealClient {
  readonly actor: Actor<AnyStateMachine>;
  /** Index into `clientStates`. */
  state(): number;
}

/** Wires an actor to the hooks of an engine; it is not started yet. */
export function createRealClient(options: RealClientOptions): RealClient {
  const { client, machine, from, clock, observer, hooks } = options;
  const indexOf = (value: StateValue): number => {
    const index = clientStateIndex(value);
    if (index >= 0) return index;
    const name = typeof value === 'string' ? value : Object.keys(value).join(', ');
    const known = clientStates.join(', ');
    hooks.failed(client, new Error(`its state is "${name}": give its states names of ${known}`));
    return 0;
  };
  const actor = createActor(machine, {
    ...from,
    clock,
    id: `client:${client}`,
    ...(observer ? { inspect: observer } : {}),
  });
  let state = indexOf(actor.getSnapshot().value);
  actor.on('*', (event) => hooks.emitted(client, event as unknown as ClientEmitted));
  actor.subscribe({
    next: (snapshot) => {
      const left = state;
      state = indexOf(snapshot.value);
      if (left !== state) hooks.moved(client, left, state);
    },
    // Without an observer XState throws the error again from a real timer, after the run.
    error: (error: unknown) => hooks.failed(client, error),
  });
  return { actor, state: () => state };
}
