/**
 * What the host does at given moments of a run, between its events: it is no event itself, so it is not counted and
 * moves nobody's turn. A moment comes before the events that are due at it.
 */
export interface Agenda {
  at(ms: number, act: () => void): void;
  /** When the next entry is due; Infinity when there is none. */
  nextMs(): number;
  /** Carries out the next entry. */
  actNext(): void;
}

interface Entry {
  readonly ms: number;
  readonly act: () => void;
}

export function createAgenda(): Agenda {
  const entries: Entry[] = [];
  return {
    at: (ms, act) => {
      entries.push({ ms, act });
      // Stable: those of one moment stay in the order in which they were written down.
      entries.sort((a, b) => a.ms - b.ms);
    },
    nextMs: () => entries[0]?.ms ?? Infinity,
    actNext: () => entries.shift()?.act(),
  };
}
