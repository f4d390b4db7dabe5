import type { ClientEvent } from '@squall/client-actor';
import type { Kernel } from '@squall/kernel';
import { streamSeed, uniformAt } from '@squall/random';
import { type ConfigurationStore, heavyVersion, originalVersion } from './configuration.ts';
import type { Population } from './population.ts';
import type { ConfigurationSpec } from './spec.ts';

export interface RolloutDeskPorts {
  readonly kernel: Kernel;
  readonly population: Population;
  readonly store: ConfigurationStore;
  readonly seed: number;
  readonly isOnline: (client: number) => boolean;
  readonly deliver: (client: number, event: ClientEvent) => void;
}

/** Brings what the configuration store holds to the clients: at once to those who come online, in time to the others. */
export interface RolloutDesk {
  launch(share: number): void;
  mend(overMs: number): void;
  mended(): boolean;
  /** The client has come online: it is given what it does not have yet. */
  greet(client: number): void;
  /** The configuration has cut the client off: its user may install a newer version. */
  cutOff(client: number): void;
  reached(client: number): boolean;
}

export function createRolloutDesk(spec: ConfigurationSpec, ports: RolloutDeskPorts): RolloutDesk {
  const { kernel, population, store, isOnline, deliver } = ports;
  const upgrades = streamSeed(ports.seed, 'upgrade');
  /** The version each client is known to have. */
  const held = new Uint8Array(population.size);
  const upgrading = new Uint8Array(population.size);

  const give = (client: number) => {
    const version = store.versionFor(client, kernel.now());
    if (version === originalVersion || version === held[client] || !isOnline(client)) return;
    const heavy = version === heavyVersion ? 1 : 0;
    deliver(client, { type: 'configuration', version, heavy });
    // Who is thrown out by it does not have it: it will be given it again.
    if (isOnline(client)) held[client] = version;
  };
  /** Each client that is to get what was just published fetches it at its own moment. */
  const announce = () => {
    const nowMs = kernel.now();
    for (let client = 0; client < population.size; client++) {
      const atMs = store.reachesAtMs(client);
      if (atMs >= nowMs && atMs < Infinity) kernel.scheduleAt(atMs, () => give(client));
    }
  };

  return {
    launch: (share) => {
      store.launch(share, kernel.now());
      announce();
    },
    mend: (overMs) => {
      store.mend(overMs, kernel.now());
      announce();
    },
    mended: () => store.mended,
    greet: (client) => {
      if (store.versionFor(client, kernel.now()) === held[client]) return;
      kernel.schedule(0, () => give(client));
    },
    cutOff: (client) => {
      if (spec.upgradeMeanMs === undefined || upgrading[client] === 1) return;
      upgrading[client] = 1;
      const afterMs = -spec.upgradeMeanMs * Math.log(uniformAt(upgrades, client));
      kernel.schedule(afterMs, () => deliver(client, { type: 'upgrade' }));
    },
    reached: (client) => {
      const version = store.versionFor(client, kernel.now());
      return version === heavyVersion;
    },
  };
}
