import { type ClientEmitted, clientStateIndex } from '@squall/client-actor';
import { type Flock, createFlock } from '@squall/flyweight';
import type { Timers } from '@squall/kernel';
import type { AnyStateMachine } from 'xstate';
import type { ClientEngine, EngineHooks } from './engine.ts';

export interface FlyweightOptions {
  readonly machine: AnyStateMachine;
  /** Id of the first client. */
  readonly first: number;
  readonly size: number;
  readonly inputOf: (client: number) => Readonly<Record<string, number>>;
  readonly timers: Timers;
  readonly hooks: EngineHooks;
}

export interface FlyweightEngine extends ClientEngine {
  readonly flock: Flock;
}

/** Numbers of a flock's configurations → indices into `clientStates`, learnt as they occur. */
function createStateTable(flock: () => Flock) {
  const known: number[] = [];
  return (configuration: number) =>
    (known[configuration] ??= clientStateIndex(flock().valueOf(configuration)));
}

/**
 * Clients of one machine on typed arrays: the same machine value, compiled by XState itself.
 * @throws Refusal when the machine holds something that cannot be compiled
 */
export function createFlyweightEngine(options: FlyweightOptions): FlyweightEngine {
  const { machine, first, size, inputOf, timers, hooks } = options;
  const indexOf = createStateTable(() => flock);
  const states = new Uint8Array(size);
  let started = false;
  const flock: Flock = createFlock(machine, {
    size,
    timers,
    inputOf: (actor) => inputOf(first + actor),
    emitted: (actor, event) => hooks.emitted(first + actor, event as unknown as ClientEmitted),
    onTransition: (actor, _, configuration) => {
      const from = states[actor] ?? 0;
      const to = indexOf(configuration);
      if (from === to) return;
      states[actor] = to;
      // Where a client begins is no move.
      if (started) hooks.moved(first + actor, from, to);
    },
    failed: (actor, error) => hooks.failed(first + actor, error),
  });
  return {
    flock,
    start: () => {
      flock.start();
      for (let actor = 0; actor < size; actor++) states[actor] = indexOf(flock.stateOf(actor));
      started = true;
    },
    deliver: (client, event) => flock.send(client - first, event),
    stateOf: (client) => states[client - first] ?? 0,
    stop: () => flock.stop(),
  };
}
