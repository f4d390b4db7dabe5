import type { Population } from './population.ts';

/** What the cluster remembers of its clients' sessions: who may resume instead of signing in again. */
export interface Sessions {
  /** The client is online from now on: it has a session. */
  opened(client: number): void;
  /** The client is no longer online; its session lives on for the time-to-live. */
  closed(client: number, nowMs: number): void;
  resumable(client: number, nowMs: number): 0 | 1;
  /** The keeper of a cell's sessions died: they are gone. */
  lose(cell: number): void;
}

export function createSessions(population: Population, ttlMs: number): Sessions {
  const { cellOf } = population;
  /** When the session was last used; -1: none, Infinity: in use. */
  const usedAtMs = new Float64Array(population.size).fill(-1);
  /** How often the keeper of each cell has died, and the number of deaths that a session was opened after. */
  const deaths = population.cellNames.map(() => 0);
  const openedAfter = new Uint32Array(population.size);
  const deathsOf = (client: number) => deaths[cellOf[client] ?? 0] ?? 0;
  return {
    opened: (client) => {
      usedAtMs[client] = Infinity;
      openedAfter[client] = deathsOf(client);
    },
    closed: (client, nowMs) => {
      if (usedAtMs[client] === Infinity) usedAtMs[client] = nowMs;
    },
    resumable: (client, nowMs) => {
      const lastMs = usedAtMs[client] ?? -1;
      if (openedAfter[client] !== deathsOf(client)) return 0;
      return lastMs >= 0 && nowMs - lastMs <= ttlMs ? 1 : 0;
    },
    lose: (cell) => {
      for (const each of deaths.keys())
        if (each === cell || cell < 0) deaths[each] = (deaths[each] ?? 0) + 1;
    },
  };
}
