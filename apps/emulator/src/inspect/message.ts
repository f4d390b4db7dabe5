import type { StatelyInspectionEvent } from '@statelyai/inspect';

/** One message of the inspector protocol, serialised once for all viewers. */
export interface WatchedMessage {
  /** Whose: `client:3`. Actors started by a watched one share its address. */
  readonly address: string;
  readonly sessionId: string;
  /** The actor at the address itself, not one that it started. */
  readonly isRoot: boolean;
  readonly type: StatelyInspectionEvent['type'];
  readonly text: string;
}

/** Longest message, in UTF-16 code units: far above any machine of ours, far below what stalls a page. */
export const messageLengthMax = 256 * 1024;

/** Of a snapshot only what is small for sure. */
function bare(snapshot: object): { readonly status?: unknown; readonly value?: unknown } {
  return {
    ...('status' in snapshot ? { status: snapshot.status } : {}),
    ...('value' in snapshot ? { value: snapshot.value } : {}),
  };
}

/** The same message without what may be of any size: context, definition, payload of the event. */
function withoutBulk(message: StatelyInspectionEvent): unknown {
  if (message.type === '@xstate.actor') {
    const definition = JSON.stringify({ id: message.name });
    return { ...message, definition, snapshot: bare(message.snapshot) };
  }
  const event = { type: message.event.type };
  if (message.type === '@xstate.event') return { ...message, event };
  return { ...message, event, snapshot: bare(message.snapshot) };
}

function stringify(value: unknown): string | undefined {
  try {
    const text = JSON.stringify(value);
    return text.length <= messageLengthMax ? text : undefined;
  } catch {
    // A circular context or a BigInt: the machine may hold it, JSON may not.
    return undefined;
  }
}

/** The message as text; without its bulk when that is too long or is no JSON; undefined when nothing helps. */
export function serialise(message: StatelyInspectionEvent): string | undefined {
  return stringify(message) ?? stringify(withoutBulk(message));
}
