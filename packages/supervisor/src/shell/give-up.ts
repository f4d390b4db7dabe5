import type { ExitReason } from '../reason.ts';
import { autoEnd } from './auto-end.ts';
import type { Child } from './child.ts';
import { letGo } from './let-go.ts';
import type { SupervisorState } from './supervisor-state.ts';

/**
 * One restart too many. The supervisor ends, as in OTP: the reason is returned; or it abandons the
 * child, and goes on.
 */
export function giveUp(
  state: SupervisorState,
  child: Child,
  restarts: number,
): ExitReason | undefined {
  const { id } = child.spec;
  if (state.spec.onExceeded === 'shutdown') {
    state.emit({ kind: 'gaveUp', id, restarts });
    return 'shutdown';
  }
  const { lastReason: reason, attempts } = child;
  letGo(state, child);
  state.deaths.set(id, { id, reason, attempts, atMs: state.ports.timers.now() });
  state.emit({ kind: 'abandoned', id, restarts, reason });
  return autoEnd(state, child);
}
