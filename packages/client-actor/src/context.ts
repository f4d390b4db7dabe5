import { checkFlag, checkUint32, checkWhole } from './checks.ts';
import { type PolicyState, initialPolicyState } from './policy/policy.ts';
import type { ClientSettings } from './settings.ts';

/** What differs from client to client at the start. */
export interface ClientInput {
  readonly id: number;
  /** Seed of the client's own random stream, uint32. */
  readonly seed: number;
  /** 1 to begin online rather than offline; 0 when absent. */
  readonly online?: 0 | 1;
  /** 0 when a heavy configuration cuts the client off; 1 when absent. */
  readonly canProcess?: 0 | 1;
}

/** All that a client knows: numbers only, so that a snapshot is complete and fits a row of a table. */
export interface ClientContext extends PolicyState {
  readonly id: number;
  readonly seed: number;
  /** Draws made so far: the next one is number `draws` of the stream. */
  readonly draws: number;

  /** Number of the latest request; the first is 1. */
  readonly attempt: number;
  /** Numbers of the requests in flight of an online client; 0 for none. */
  readonly heartbeatAttempt: number;
  readonly messageAttempt: number;
  /** Connect requests since the client was last online. */
  readonly connects: number;

  /** Heartbeats missed in a row. */
  readonly heartbeatMisses: number;
  /** Pauses: chosen when they are planned, read by the timers. */
  readonly heartbeatPauseMs: number;
  readonly messagePauseMs: number;
  readonly backoffMs: number;
  readonly impatienceMs: number;
  readonly absenceMs: number;

  /** When the client last came online. */
  readonly onlineAtMs: number;
  /** Retries by hand in this outage. */
  readonly manualRetries: number;
  /** 1 when the server said at the last connect that the session can be resumed. */
  readonly resumable: number;
  /** Version of the configuration that the client has; 0 for the one that it came with. */
  readonly configuration: number;
  readonly canProcess: number;
  /** 1 until a client that is to begin online has done so. */
  readonly beginsOnline: number;
}

export function initialContext(
  settings: ClientSettings,
  input: ClientInput,
  nowMs: number,
): ClientContext {
  const { id, seed, online = 0, canProcess = 1 } = input;
  checkWhole('input.id', id, 0);
  checkUint32('input.seed', seed);
  checkFlag('input.online', online);
  checkFlag('input.canProcess', canProcess);
  const context: ClientContext = {
    id,
    seed,
    draws: 0,
    attempt: 0,
    heartbeatAttempt: 0,
    messageAttempt: 0,
    connects: 0,
    heartbeatMisses: 0,
    heartbeatPauseMs: 0,
    messagePauseMs: 0,
    backoffMs: 0,
    impatienceMs: 0,
    absenceMs: 0,
    onlineAtMs: nowMs,
    manualRetries: 0,
    resumable: 0,
    configuration: 0,
    canProcess,
    beginsOnline: online,
    ...initialPolicyState(settings.policy, nowMs),
  };
  // Not idle: XState copies the context at every update, and V8 copies an object of more than 18 properties ten times
  // faster (0.4 for 4.4 us, Node 20) when it began as a copy by spread; other objects become dictionaries.
  return { ...context };
}
