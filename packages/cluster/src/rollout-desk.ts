import type { ClientEvent } from '@squall/client-actor';
import type { Kernel, TimerTable } from '@squall/kernel';
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
  /** The servers hold the heavy version for a client from now on, or no longer. */
  readonly reached: (client: number, is: boolean) => void;
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
}

export function createRolloutDesk(spec: ConfigurationSpec, ports: RolloutDeskPorts): RolloutDesk {
  const { kernel, population, store, isOnline, deliver } = ports;
  const upgradeSeed = streamSeed(ports.seed, 'upgrade');
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
  const look = (client: number) =>
    ports.reached(client, store.versionFor(client, kernel.now()) === heavyVersion);
  const lookAndGive = (client: number) => {
    look(client);
    give(client);
  };
  const greetings = kernel.timers(give);
  const upgrades = kernel.timers((client) => deliver(client, { type: 'upgrade' }));
  /** What is published at first, and what mends it: a client may wait for both. */
  const heavy = kernel.timers(lookAndGive);
  const mended = kernel.timers(lookAndGive);
  /** Nobody is given what was launched after it had been mended, but until it is mended for them the servers hold it. */
  const late = kernel.timers(look);

  const announceTo = (timers: TimerTable, client: number, atMs: number, nowMs: number) => {
    if (!(atMs >= nowMs && atMs < Infinity) || timers.isArmed(client)) return;
    if (atMs === nowMs) look(client);
    timers.armAt(client, atMs);
  };
  /** Each client that is to get what was just published fetches it at its own moment. */
  const announce = (isLaunch: boolean) => {
    const nowMs = kernel.now();
    const launched = store.mended ? late : heavy;
    for (let client = 0; client < population.size; client++) {
      if (isLaunch && !heavy.isArmed(client))
        announceTo(launched, client, store.heavyAtMs(client), nowMs);
      if (store.mended) announceTo(mended, client, store.mendedAtMs(client), nowMs);
    }
  };

  return {
    launch: (share) => {
      store.launch(share, kernel.now());
      announce(true);
    },
    mend: (overMs) => {
      store.mend(overMs, kernel.now());
      announce(false);
    },
    mended: () => store.mended,
    greet: (client) => {
      if (store.versionFor(client, kernel.now()) === held[client]) return;
      greetings.arm(client, 0);
    },
    cutOff: (client) => {
      if (spec.upgradeMeanMs === undefined || upgrading[client] === 1) return;
      upgrading[client] = 1;
      upgrades.arm(client, -spec.upgradeMeanMs * Math.log(uniformAt(upgradeSeed, client)));
    },
  };
}
