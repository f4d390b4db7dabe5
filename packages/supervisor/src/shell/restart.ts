import { restartGroup } from '../core/restart-group.ts';
import { addRestart, isExceeded } from '../core/restart-window.ts';
import type { Process } from '../process/wait-until.ts';
import type { ExitReason } from '../reason.ts';
import type { Child } from './child.ts';
import { callOffRetry } from './let-go.ts';
import type { SupervisorState } from './supervisor-state.ts';
import { startAll, type FailedStart } from './start.ts';
import { stopAll } from './stop.ts';

/** Restarts a child that has ended: at once as OTP does, or after the delay that the spec asks for. */
export function* restartEnded(
  state: SupervisorState,
  child: Child,
): Process<ExitReason | undefined> {
  child.incarnation = undefined;
  if (state.spec.restartDelayMs === 0) return yield* restart(state, child);
  awaitRetry(state, child);
  return undefined;
}

/**
 * One restart attempt, of the child and of its group: one restart for the window, whatever the size
 * of the group. A restart too many ends the supervisor: the reason is returned.
 */
export function* restart(state: SupervisorState, child: Child): Process<ExitReason | undefined> {
  callOffRetry(state, child);
  state.stamps = addRestart(state.stamps, state.ports.timers.now(), state.spec);
  const { id } = child.spec;
  const restarts = state.stamps.length;
  if (isExceeded(state.stamps, state.spec)) {
    state.emit({ kind: 'gaveUp', id, restarts });
    return 'shutdown';
  }
  state.emit({ kind: 'restarting', id, restarts });
  const failed = yield* restartTogether(state, id);
  if (failed !== undefined) awaitRetry(state, failed.child);
  return undefined;
}

/** What was stopped and may not be started again (temporary) is no longer in the list to start. */
function* restartTogether(
  state: SupervisorState,
  failedId: string,
): Process<FailedStart | undefined> {
  const ids = restartGroup(state.spec.strategy, state.children.keys(), failedId);
  const listed = (): Child[] => ids.flatMap((id) => state.children.get(id) ?? []);
  yield* stopAll(
    state,
    listed().filter((child) => child.spec.id !== failedId),
  );
  return yield* startAll(state, listed());
}

/**
 * A restart that failed is asked for again by a message to oneself, behind all that waits, so that
 * a stop or a call can come in between.
 */
function awaitRetry(state: SupervisorState, child: Child): void {
  const retry = ++state.lastRetry;
  const ask = (): void => state.post({ kind: 'retry', id: child.spec.id, retry });
  child.retry = retry;
  const { restartDelayMs } = state.spec;
  if (restartDelayMs === 0) ask();
  else child.retryTimer = state.ports.timers.setTimer(restartDelayMs, ask);
}
