import type { ClientEngine } from './engine.ts';

/** An engine for some of the clients. */
export interface EnginePart {
  readonly size: number;
  readonly engine: ClientEngine;
}

/** Several engines as one, each for its own clients; their ids follow one another without gaps. */
export function composeEngines(parts: readonly EnginePart[]): ClientEngine {
  const partOf = new Uint32Array(parts.reduce((sum, { size }) => sum + size, 0));
  let first = 0;
  parts.forEach(({ size }, part) => {
    partOf.fill(part, first, first + size);
    first += size;
  });
  const engineOf = (client: number) => parts[partOf[client] ?? 0]?.engine;
  return {
    start: () => {
      for (const { engine } of parts) engine.start();
    },
    deliver: (client, event) => engineOf(client)?.deliver(client, event),
    stateOf: (client) => engineOf(client)?.stateOf(client) ?? 0,
    stop: () => {
      for (const { engine } of parts) engine.stop();
    },
  };
}
