import type { ClientEmitted, ClientEvent } from '@squall/client-actor';

/** Real XState actors, thousands of them; or the same machines on typed arrays, a million. */
export type EngineKind = 'interpreted' | 'flyweight';

/** What an engine tells its host of its clients. Called in the order in which things happen. */
export interface EngineHooks {
  /** A client spoke. */
  readonly emitted: (client: number, event: ClientEmitted) => void;
  /** A client is in another state now (indices into `clientStates`). */
  readonly moved: (client: number, from: number, to: number) => void;
  /** A client's machine threw: the run cannot go on. */
  readonly failed: (client: number, error: unknown) => void;
}

/** A population of client machines, whatever runs them: real XState actors, or typed arrays. */
export interface ClientEngine {
  /** Starts every client, in the order of their ids. */
  start(): void;
  deliver(client: number, event: ClientEvent): void;
  /** Index into `clientStates`. */
  stateOf(client: number): number;
  /** Stops every client; no hook is called any more. */
  stop(): void;
}
