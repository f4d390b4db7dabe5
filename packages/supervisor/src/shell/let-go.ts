import type { Child } from './child.ts';
import type { Office } from './office.ts';

/** Calls off the restart that a child awaits, if it does. */
export function callOffRetry(office: Office, child: Child): void {
  office.ports.timers.clearTimer(child.retryTimer);
  child.retry = 0;
  child.retryTimer = 0;
}

/** A child that is no more: its line stays (`down`) unless nothing could ever start it again. */
export function letGo(office: Office, child: Child): void {
  callOffRetry(office, child);
  child.incarnation = undefined;
  if (child.spec.restart === 'temporary' || office.isPool) office.children.delete(child.spec.id);
}
