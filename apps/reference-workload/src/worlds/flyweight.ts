import { createFlock } from '@squall/flyweight';
import { OwnChance } from '../chance/own-chance.ts';
import type { Contestant, Setting } from '../contestant.ts';
import { createStormClient } from '../machine.ts';
import { Gauges } from '../metrics/gauges.ts';
import { type Clients, StormWorld } from './storm-world.ts';

/** @param seedOf absent: the clients are not measured and have no stream of their own */
function createClients(
  world: StormWorld,
  size: number,
  seedOf?: (client: number) => number,
): Clients {
  const inputOf = (client: number) => seedOf && { seed: seedOf(client) };
  const flock = createFlock(createStormClient(world, seedOf !== undefined), {
    size,
    inputOf,
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

/** As the product uses it: measured, and every client with a random stream of its own. A history of its own, too. */
export const measuredFlyweight: Contestant = {
  name: 'flyweight, metrics and own chance',
  prepare: (setting) => prepareMeasured(setting).run,
};

/** The measured run, and what measures it. */
export function prepareMeasured(setting: Setting) {
  const chance = new OwnChance(setting.seed);
  const gauges = new Gauges();
  const world = new StormWorld(setting, { chance, gauges });
  const run = world.populate(
    createClients(world, setting.clients, (client) => chance.seedOf(client)),
  );
  return { run, gauges };
}
