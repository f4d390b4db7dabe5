import type { Child } from './child.ts';
import type { SupervisorState } from './supervisor-state.ts';

/** Calls off the restart that a child awaits, if it does. */
export function callOffRetry(state: SupervisorState, child: Child): void {
  state.ports.timers.clearTimer(child.retryTimer);
  child.awaitsRestart = false;
  child.retryTimer = 0;
}

/** A child that is no more: its line stays (`down`) unless nothing could ever start it again. */
export function letGo(state: SupervisorState, child: Child): void {
  callOffRetry(state, child);
  child.incarnation = undefined;
  if (child.spec.restart === 'temporary' || state.isPool) state.children.delete(child.spec.id);
}
