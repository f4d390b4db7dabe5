import type { Stage } from './events.ts';
import type { ReconnectPolicy } from './policy/policy.ts';

/** The person in front of the client. */
export interface HumanSettings {
  /** Mean wait before a retry by hand, exponential, ms. It counts while the client backs off or has given up. */
  readonly patienceMeanMs: number;
  /** Retries by hand in one outage; the next time patience ends the person leaves. */
  readonly manualRetriesMax: number;
  /** Mean time until a person who left is back, exponential, ms. */
  readonly absenceMeanMs: number;
}

/** What all clients of a cohort have in common. Plain data. */
export interface ClientSettings {
  readonly policy: ReconnectPolicy;
  /** How long an answer is waited for, ms. */
  readonly timeoutsMs: Readonly<Record<Stage, number>>;
  /** From the end of one heartbeat to the next, ms; the first comes after a random part of it. */
  readonly heartbeatMs: number;
  /** Heartbeats missed in a row (timed out or rejected) after which the connection counts as lost. */
  readonly heartbeatMissesMax: number;
  /** Mean time from the end of one message to the next, exponential, ms. */
  readonly messageMeanMs: number;
  /** Whether a session is resumed when the server allows it. */
  readonly resume: boolean;
  /** Whether a rejection that asks for a pause is obeyed: the longer of pause and back-off counts. */
  readonly honoursRetryAfter: boolean;
  /** Without it nobody retries by hand or leaves. */
  readonly human?: HumanSettings;
}
