import type { ExitReason } from '../reason.ts';
import { refused } from './call.ts';
import { callOffRetry } from './let-go.ts';
import type { SupervisorState } from './supervisor-state.ts';

/** Closes the state of a supervisor whose life is over: no timer of it fires, no caller waits. */
export function close(state: SupervisorState, reason: ExitReason): void {
  state.closed = true;
  state.status = 'ended';
  state.ports.timers.clearTimer(state.shutdownTimer);
  for (const child of state.children.values()) callOffRetry(state, child);
  const answer = refused('supervisorEnded', reason);
  state.replying?.(answer);
  state.replying = undefined;
  for (let left = state.mailbox.size; left > 0; left--) {
    const message = state.mailbox.shift();
    if (message?.kind === 'call') message.reply(answer);
  }
}
