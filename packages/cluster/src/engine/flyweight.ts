import { type ClientEmitted, clientStateIndex } from '@squall/client-actor';
import { type Flock, createFlock } from '@squall/flyweight';
import type { Timers } from '@squall/kernel';
import type { AnyStateMachine } from 'xstate';
import type { ClientEngine, EngineHooks } from './engine.ts';

/** Clients of one machine, with consecutive ids. */
export interface FlockGroup {
  readonly machine: AnyStateMachine;
  /** Id of the first one. */
  readonly first: number;
  readonly size: number;
}

export interface FlyweightOptions {
  /** In the order of their ids, without gaps. */
  readonly groups: readonly FlockGroup[];
  readonly inputOf: (client: number) => Readonly<Record<string, number>>;
  readonly timers: Timers;
  readonly hooks: EngineHooks;
}

/** Numbers of a flock's configurations → indices into `clientStates`, learnt as they occur. */
function createStateTable(flock: () => Flock) {
  const known: number[] = [];
  return (configuration: number) =>
    (known[configuration] ??= clientStateIndex(flock().valueOf(configuration)));
}

function createGroup({ machine, first, size }: FlockGroup, options: FlyweightOptions) {
  const { hooks, inputOf, timers } = options;
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
  const start = () => {
    flock.start();
    for (let actor = 0; actor < size; actor++) states[actor] = indexOf(flock.stateOf(actor));
    started = true;
  };
  return { first, flock, states, start };
}

/**
 * All clients of a machine on typed arrays: the same machine values, compiled by XState itself.
 * @throws Refusal when a machine holds something that cannot be compiled
 */
export function createFlyweightEngine(options: FlyweightOptions): ClientEngine {
  const groups = options.groups.map((group) => createGroup(group, options));
  const clients = options.groups.reduce((sum, { size }) => sum + size, 0);
  const groupOf = new Uint16Array(clients);
  options.groups.forEach(({ first, size }, g) => groupOf.fill(g, first, first + size));
  return {
    start: () => {
      for (const group of groups) group.start();
    },
    deliver: (client, event) => {
      const group = groups[groupOf[client] ?? 0];
      group?.flock.send(client - group.first, event);
    },
    stateOf: (client) => {
      const group = groups[groupOf[client] ?? 0];
      return group?.states[client - group.first] ?? 0;
    },
    stop: () => {
      for (const { flock } of groups) flock.stop();
    },
  };
}
