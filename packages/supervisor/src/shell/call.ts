import type { ExitReason } from '../reason.ts';
import type { CheckedChild } from '../spec/checked.ts';

/** A management call, checked, on its way through the mailbox. */
export type Call =
  | { readonly kind: 'startChild'; readonly spec: CheckedChild; readonly input: unknown }
  | { readonly kind: 'terminateChild'; readonly id: string }
  | { readonly kind: 'restartChild'; readonly id: string }
  | { readonly kind: 'deleteChild'; readonly id: string };

/** Why a call was not obeyed. */
export type CallError =
  | 'alreadyStarted'
  | 'alreadyPresent'
  | 'notFound'
  | 'running'
  | 'restarting'
  | 'simpleOneForOne'
  | 'maxChildren'
  | 'startFailed'
  | 'supervisorEnded';

/**
 * The answer to a call. `child` is what `supervisor.child(id)` gives: undefined when the start was
 * ignored, and for calls that start nothing. `reason` belongs to `startFailed` and `supervisorEnded`.
 */
export type CallReply =
  | { readonly ok: true; readonly child?: unknown }
  | { readonly ok: false; readonly error: CallError; readonly reason?: ExitReason };

export type Reply = (reply: CallReply) => void;

export function refused(error: CallError, reason?: ExitReason): CallReply {
  return reason === undefined ? { ok: false, error } : { ok: false, error, reason };
}
