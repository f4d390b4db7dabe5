import type { ClientEmitted } from '@squall/client-actor';

/** A client and what it emitted. */
export interface Emission<E = ClientEmitted> {
  readonly client: number;
  readonly event: E;
}
