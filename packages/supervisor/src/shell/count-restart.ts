import { addRestart, isExceeded } from '../core/restart-window.ts';
import type { Child } from './child.ts';
import type { SupervisorState } from './supervisor-state.ts';

/**
 * Counts one restart, and tells whether it is one too many. OTP counts those of all children
 * together; where a child is abandoned for its own restarts, they are counted for each child.
 */
export function countRestart(
  state: SupervisorState,
  child: Child,
): { readonly total: number; readonly isExceeded: boolean } {
  const { spec, ports } = state;
  const counter = spec.onExceeded === 'abandon' ? child : state;
  counter.stamps = addRestart(counter.stamps, ports.timers.now(), spec);
  return { total: counter.stamps.total, isExceeded: isExceeded(counter.stamps, spec) };
}
