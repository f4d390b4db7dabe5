import type { ExitReason } from '../reason.ts';
import { refused } from './call.ts';
import { callOffRetry } from './let-go.ts';
import type { Office } from './office.ts';

/** Closes the office of a supervisor whose life is over: no timer of it fires, no caller waits. */
export function close(office: Office, reason: ExitReason): void {
  office.closed = true;
  office.status = 'ended';
  office.ports.timers.clearTimer(office.shutdownTimer);
  for (const child of office.children.values()) callOffRetry(office, child);
  const answer = refused('supervisorEnded', reason);
  office.replying?.(answer);
  office.replying = undefined;
  for (let left = office.mailbox.size; left > 0; left--) {
    const message = office.mailbox.shift();
    if (message?.kind === 'call') message.reply(answer);
  }
}
