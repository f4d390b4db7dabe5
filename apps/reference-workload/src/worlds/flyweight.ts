import { createFlock } from '@squall/flyweight';
import type { Contestant } from '../contestant.ts';
import { createStormClient } from '../machine.ts';
import { type Clients, StormWorld } from './storm-world.ts';

function createClients(world: StormWorld, size: number): Clients {
  const flock = createFlock(createStormClient(world), {
    size,
    timers: world.time,
    emitted: (client, event) => world.heard(client, event),
    failed: (client, error) => {
      throw new Error(`client ${client} failed`, { cause: error });
    },
  });
  return {
    start: () => flock.start(),
    send: (client, event) => flock.send(client, event),
    bytes: () => flock.bytes() + world.time.bytes,
  };
}

/** The same machine on typed arrays. */
export const flyweight: Contestant = {
  name: 'flyweight',
  prepare: (setting) => {
    const world = new StormWorld(setting);
    return world.populate(createClients(world, setting.clients));
  },
};
