import type { StormClientContext } from '../machine.ts';
import type { Stream } from '../xoshiro128.ts';

/** Where a world has its draws from. */
export interface Chance {
  /** For the service. */
  readonly service: Stream;
  /** For the receiver of its message. */
  receiverOf(client: StormClientContext): Stream;
  /** For the waits of the client with this context: to be drawn from at once, and once. */
  of(client: StormClientContext): Stream;
}
