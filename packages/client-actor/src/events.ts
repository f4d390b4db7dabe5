/** The requests of a client, those on its way online first. */
export const stages = [
  'connect',
  'resume',
  'signIn',
  'contacts',
  'presence',
  'heartbeat',
  'sync',
  'message',
] as const;
export type Stage = (typeof stages)[number];

/** The same value for each stage: `everyStage(10_000)`. */
export function everyStage<T>(value: T): Readonly<Record<Stage, T>> {
  return {
    connect: value,
    resume: value,
    signIn: value,
    contacts: value,
    presence: value,
    heartbeat: value,
    sync: value,
    message: value,
  };
}

/** What a client hears. Each is flat: names and numbers. */
export type ClientEvent =
  /** Its user opens it: from offline, or once more after it gave up. */
  | { readonly type: 'start' }
  /** Its user closes it. */
  | { readonly type: 'stop' }
  /** The answer to request `attempt`; to a connect request it says whether the session can be resumed. */
  | { readonly type: 'response'; readonly attempt: number; readonly resumable?: 0 | 1 }
  /** The refusal of request `attempt`; with `retryAfterMs` above 0 the server asks for a pause (ms). */
  | { readonly type: 'rejection'; readonly attempt: number; readonly retryAfterMs?: number }
  /** The server closes the connection. */
  | { readonly type: 'disconnection' }
  /** A new configuration; some versions of the client cannot process a heavy one. */
  | { readonly type: 'configuration'; readonly version: number; readonly heavy: 0 | 1 }
  /** A version of the client that can process any configuration has been installed. */
  | { readonly type: 'upgrade' };

/** What a client says. Each is flat: names and numbers. */
export type ClientEmitted =
  /** Request `attempt` goes out; `first` is 0 when it is the consequence of an earlier failure. */
  | {
      readonly type: 'requested';
      readonly stage: Stage;
      readonly attempt: number;
      readonly first: 0 | 1;
    }
  /** The client no longer waits for the answer to `attempt`: its time is over. */
  | { readonly type: 'timedOut'; readonly stage: Stage; readonly attempt: number }
  /** The client no longer waits for the answer to `attempt`, for another reason. */
  | { readonly type: 'abandoned'; readonly stage: Stage; readonly attempt: number }
  /** It was online and is no longer. */
  | { readonly type: 'disconnected'; readonly reason: DisconnectReason }
  /** It is online, after so many connect requests; 0 for a client that begins online. */
  | { readonly type: 'cameOnline'; readonly attempts: number }
  /** It failed for the `retries`-th time since the last reset and tries again after `delayMs`. */
  | { readonly type: 'backedOff'; readonly delayMs: number; readonly retries: number }
  /** Its user did not want to wait. */
  | { readonly type: 'retriedByHand' }
  /** Its user had enough. */
  | { readonly type: 'left' }
  /** Its user is back. */
  | { readonly type: 'returned' }
  /** Its policy allows no more retries. */
  | { readonly type: 'gaveUp' };

export type DisconnectReason = 'configuration' | 'server' | 'heartbeat';

/**
 * What the machine says to itself when it leaves `online`, always as a pair and within one step: first every request in
 * flight is given up (`cut`), each by the region that waits for it, then the way out is taken.
 */
export type InternalEvent = { type: 'cut' } | { type: 'loss' } | { type: 'quit' };

export type MachineEvent = ClientEvent | InternalEvent;
