import { streamSeed, uniformAt } from '@squall/random';
import type { Population } from './population.ts';
import type { ConfigurationSpec } from './spec.ts';

/** The versions a client can be given. */
export const originalVersion = 0;
export const heavyVersion = 1;
/** The mended configuration, and what a rollback publishes: every version of the client can process it. */
export const mendedVersion = 2;

/** Which configuration the servers hold for each client at each moment. */
export interface ConfigurationStore {
  /** A wave of the roll-out starts: clients whose rank lies below `share` are given the heavy version. */
  launch(share: number, nowMs: number): void;
  /** The mended version is published, once; each client is given it within `overMs`. */
  mend(overMs: number, nowMs: number): void;
  versionFor(client: number, nowMs: number): number;
  /** When the heavy version reaches a client, ms; Infinity: it does not. */
  heavyAtMs(client: number): number;
  /** When the mended version reaches a client to which the heavy one was published, ms; Infinity: it does not. */
  mendedAtMs(client: number): number;
  readonly mended: boolean;
}

/** Rank of each client in the roll-out, 0..1: at random over all, or cell by cell. */
export function rolloutRanks(
  population: Population,
  order: ConfigurationSpec['order'],
  seed: number,
): Float64Array {
  const stream = streamSeed(seed, 'rollout');
  const before = [0];
  for (const size of population.cellSizes) before.push((before.at(-1) ?? 0) + size);
  return Float64Array.from({ length: population.size }, (_, client) => {
    const u = uniformAt(stream, client);
    if (order === 'random') return u;
    const cell = population.cellOf[client] ?? 0;
    return ((before[cell] ?? 0) + u * (population.cellSizes[cell] ?? 0)) / population.size;
  });
}

export function createConfigurationStore(
  population: Population,
  spec: ConfigurationSpec,
  seed: number,
): ConfigurationStore {
  const ranks = rolloutRanks(population, spec.order, seed);
  const fetches = streamSeed(seed, 'configuration-fetch');
  /** When each client fetches what was published for it: spread over its polling interval. */
  const fetchShare = (client: number) => uniformAt(fetches, client);
  const heavyAtMs = new Float64Array(population.size).fill(Infinity);
  let mendedFromMs = Infinity;
  let mendOverMs = 0;
  let launched = 0;
  const mendedAtMs = (client: number) => mendedFromMs + fetchShare(client) * mendOverMs;
  return {
    launch: (share, nowMs) => {
      for (let client = 0; client < population.size; client++) {
        const rank = ranks[client] ?? 1;
        if (rank >= launched && rank < share)
          heavyAtMs[client] = nowMs + fetchShare(client) * spec.fetchOverMs;
      }
      launched = share;
    },
    mend: (overMs, nowMs) => {
      // Operators and the gate may both come to it: published again, it would be taken away from those who have it.
      if (mendedFromMs < Infinity) return;
      mendedFromMs = nowMs;
      mendOverMs = overMs;
    },
    versionFor: (client, nowMs) => {
      const heavyMs = heavyAtMs[client] ?? Infinity;
      if (nowMs < heavyMs) return originalVersion;
      return nowMs >= mendedAtMs(client) ? mendedVersion : heavyVersion;
    },
    heavyAtMs: (client) => heavyAtMs[client] ?? Infinity,
    mendedAtMs: (client) =>
      mendedFromMs < Infinity && (heavyAtMs[client] ?? Infinity) < Infinity
        ? mendedAtMs(client)
        : Infinity,
    get mended() {
      return mendedFromMs < Infinity;
    },
  };
}
