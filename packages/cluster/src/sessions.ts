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
  /** When the session was last used; -1: none, Infinity: in use. One column: every answer looks at it. */
  const usedAtMs = new Float64Array(population.size).fill(-1);
  return {
    opened: (client) => {
      usedAtMs[client] = Infinity;
    },
    closed: (client, nowMs) => {
      if (usedAtMs[client] === Infinity) usedAtMs[client] = nowMs;
    },
    resumable: (client, nowMs) => {
      const lastMs = usedAtMs[client] ?? -1;
      return lastMs >= 0 && nowMs - lastMs <= ttlMs ? 1 : 0;
    },
    // Walks the population, once for each death: rarer than a mark that every answer would have to compare.
    lose: (cell) => {
      for (let client = 0; client < population.size; client++)
        if (population.cellOf[client] === cell || cell < 0) usedAtMs[client] = -1;
    },
  };
}
