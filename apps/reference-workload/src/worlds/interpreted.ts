import { kernelClock } from '@squall/kernel/xstate';
import { type Actor, createActor } from 'xstate';
import type { Contestant } from '../contestant.ts';
import { type StormClient, type StormClientEmitted, createStormClient } from '../machine.ts';
import { type Clients, StormWorld } from './storm-world.ts';

function createActors(world: StormWorld, size: number): Clients {
  const machine = createStormClient(world);
  const clock = kernelClock(world.time);
  const actors: Actor<StormClient>[] = [];
  for (let client = 0; client < size; client++) {
    const actor = createActor(machine, { clock });
    actor.on('*', (event: StormClientEmitted) => world.heard(client, event));
    actors.push(actor);
  }
  return {
    start: () => actors.forEach((actor) => actor.start()),
    send: (client, event) => actors[client]?.send(event),
  };
}

/** XState as it ships: a root actor for each client, all on one clock. */
export const interpreted: Contestant = {
  name: 'interpreted',
  clientsMax: 10_000,
  prepare: (setting) => {
    const world = new StormWorld(setting);
    return world.populate(createActors(world, setting.clients));
  },
};
