import {
  type CallLimit,
  type FailureKind,
  type LimitState,
  askCall,
  askRetry,
  initialLimitState,
  noteFailure,
  noteSuccess,
  retryAskedOn,
} from '@squall/client-actor';
import { streamSeed, uniformAt } from '@squall/random';
import type { CallerSettings } from './caller.ts';

/** The memories of the limits of some clients: one each, over all of its calls. */
export interface ClientLimits {
  /** How a caller has to ask. */
  readonly asks: NonNullable<CallerSettings['asks']>;
  /**
   * May this attempt leave?
   * @param tries - attempts of the call so far; with 0 it is a call that asks, else a retry
   * @param failure - of the attempt before, of a retry
   * @returns what it has paid, for `succeeded`; undefined: it is held back
   */
  ask(client: number, tries: number, failure: FailureKind): number | undefined;
  succeeded(client: number, paid: number): void;
  failed(client: number): void;
}

/** Nobody is held back. */
const unlimited: ClientLimits = {
  asks: 'nothing',
  ask: () => 0,
  succeeded: () => {},
  failed: () => {},
};

/** One limit for each client; without a limit nobody asks. */
export function createClientLimits(
  limit: CallLimit | undefined,
  clients: number,
  seed: number,
  now: () => number,
): ClientLimits {
  if (limit === undefined) return unlimited;
  const states: LimitState[] = Array.from({ length: clients }, () =>
    initialLimitState(limit, now()),
  );
  const seeds = Uint32Array.from(states, (_, client) => streamSeed(seed, client));
  const asked = new Uint32Array(clients);
  const drawn = (client: number) => {
    const draw = asked[client] ?? 0;
    asked[client] = draw + 1;
    return uniformAt(seeds[client] ?? 0, draw);
  };
  const stateOf = (client: number): LimitState => states[client] ?? initialLimitState(limit, now());
  return {
    asks: retryAskedOn(limit) === 'failure' ? 'onFailure' : 'onSending',
    ask: (client, tries, failure) => {
      const moment = { nowMs: now(), u: drawn(client) };
      const { allowed, paid, state } =
        tries === 0
          ? askCall(limit, stateOf(client), moment)
          : askRetry(limit, stateOf(client), { ...moment, retries: tries - 1, failure });
      states[client] = state;
      return allowed ? paid : undefined;
    },
    succeeded: (client, paid) => {
      states[client] = noteSuccess(limit, stateOf(client), paid, now());
    },
    failed: (client) => {
      states[client] = noteFailure(limit, stateOf(client), now());
    },
  };
}
