import type { Population } from './population.ts';

/** What the cluster remembers of its clients' sessions: who may resume instead of signing in again. */
export interface Sessions {
  /** The client is online from now on: it has a session. */
  opened(client: number): void;
  /** The client is no longer online; its session lives on for the time-to-live. */
  closed(client: number, nowMs: number): void;
  resumable(client: number, nowMs: number): 0 | 1;
  /** The keeper of a cell's sessions died, or one instance of it: those that it kept are gone. */
  lose(cell: number, isKept: (client: number) => boolean): void;
  /** A client's session is gone: it is served elsewhere now. */
  forget(client: number): void;
}

/** @param cellOf by client: the cell that serves it, at the moment */
export function createSessions(
  { size, cellOf }: Pick<Population, 'size' | 'cellOf'>,
  ttlMs: number,
): Sessions {
  /** When the session was last used; -1: none, Infinity: in use. One column: every answer looks at it. */
  const usedAtMs = new Float64Array(size).fill(-1);
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
    lose: (cell, isKept) => {
      for (let client = 0; client < size; client++)
        if ((cellOf[client] === cell || cell < 0) && isKept(client)) usedAtMs[client] = -1;
    },
    forget: (client) => {
      usedAtMs[client] = -1;
    },
  };
}
