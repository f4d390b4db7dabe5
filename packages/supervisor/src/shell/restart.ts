import { restartGroup } from '../core/restart-group.ts';
import type { Process } from '../process/wait-until.ts';
import type { ExitReason } from '../reason.ts';
import { giveUp } from './give-up.ts';
import type { Child } from './child.ts';
import { countRestart } from './count-restart.ts';
import { callOffRetry } from './let-go.ts';
import type { SupervisorState } from './supervisor-state.ts';
import { startAll, type FailedStart } from './start.ts';
import { stopAll } from './stop.ts';
import { awaitRestart, forgetFailures, nextWaitMs } from './wait.ts';

/** Restarts a child that has ended: at once as OTP does, or after the wait that the spec asks for. */
export function* restartEnded(
  state: SupervisorState,
  child: Child,
): Process<ExitReason | undefined> {
  forgetFailures(state, child);
  child.incarnation = undefined;
  const waitMs = nextWaitMs(state, child);
  if (waitMs === 0) return yield* restart(state, child);
  awaitRestart(state, child, waitMs);
  return undefined;
}

/**
 * One restart attempt, of the child and of its group: one restart for the window, whatever the size
 * of the group. A restart too many ends the supervisor: the reason is returned.
 */
export function* restart(state: SupervisorState, child: Child): Process<ExitReason | undefined> {
  callOffRetry(state, child);
  const restarts = countRestart(state, child);
  if (restarts.isExceeded) return giveUp(state, child, restarts.total);
  const { id } = child.spec;
  state.emit({ kind: 'restarting', id, restarts: restarts.total });
  const failed = yield* restartTogether(state, id);
  if (failed !== undefined) {
    failed.child.lastReason = failed.reason;
    awaitRestart(state, failed.child, nextWaitMs(state, failed.child));
  }
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
