import { isAutoShutdown, type Presence } from '../core/auto-shutdown.ts';
import type { ExitReason } from '../reason.ts';
import { stateOf, type Child } from './child.ts';
import type { SupervisorState } from './supervisor-state.ts';

/** Why the supervisor ends now that this child has ended by itself and for good, if it does. */
export function autoEnd(state: SupervisorState, ended: Child): ExitReason | undefined {
  const { autoShutdown } = state.spec;
  return isAutoShutdown(autoShutdown, ended.spec, () => presences(state)) ? 'shutdown' : undefined;
}

function* presences(state: SupervisorState): Generator<Presence, void, undefined> {
  for (const child of state.children.values()) yield presenceOf(child);
}

function presenceOf(child: Child): Presence {
  return { significant: child.spec.significant, present: stateOf(child) !== 'down' };
}
