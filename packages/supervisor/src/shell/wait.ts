import { backoffMs, failuresAfter } from '../core/backoff.ts';
import type { Child } from './child.ts';
import type { SupervisorState } from './supervisor-state.ts';

/** How long the next restart of this child waits, ms: 0 without a back-off. It counts as a failure. */
export function nextWaitMs(state: SupervisorState, child: Child): number {
  const { backoff } = state.spec;
  if (backoff === undefined) return 0;
  const waitMs = backoffMs(backoff, child.failures, () => state.ports.random?.() ?? 0);
  child.failures += 1;
  return waitMs;
}

/** A child that lived long enough has put its earlier failures behind it. */
export function forgetFailures(state: SupervisorState, child: Child): void {
  const { backoff } = state.spec;
  if (backoff === undefined) return;
  child.failures = failuresAfter(backoff, child.failures, child.incarnation?.livedMs ?? 0);
}

/**
 * A restart is asked for by a message to oneself, behind all that waits, so that a stop or a call can
 * come in between. The supervisor is not blocked meanwhile.
 */
export function awaitRestart(state: SupervisorState, child: Child, waitMs: number): void {
  const ask = (): void => state.post({ kind: 'retry', child });
  child.awaitsRestart = true;
  if (waitMs === 0) return ask();
  const { failures } = child;
  state.emit({ kind: 'backedOff', id: child.spec.id, delayMs: waitMs, failures });
  child.retryTimer = state.ports.timers.setTimer(waitMs, ask);
}
