import { restartGroup } from '../core/restart-group.ts';
import { addRestart, isExceeded } from '../core/restart-window.ts';
import type { Process } from '../process/process.ts';
import type { ExitReason } from '../reason.ts';
import type { Child } from './child.ts';
import { callOffRetry, letGo } from './let-go.ts';
import type { Office } from './office.ts';
import { startAll, type FailedStart } from './start.ts';
import { stopAll } from './stop.ts';

/** Restarts a child that has ended: at once as OTP does, or after the delay that the spec asks for. */
export function* restartEnded(office: Office, child: Child): Process<ExitReason | undefined> {
  child.incarnation = undefined;
  if (office.spec.restartDelayMs === 0) return yield* restart(office, child);
  awaitRetry(office, child);
  return undefined;
}

/**
 * One restart attempt, of the child and of its group: one restart for the window, whatever the size
 * of the group. A restart too many ends the supervisor: the reason is returned.
 */
export function* restart(office: Office, child: Child): Process<ExitReason | undefined> {
  callOffRetry(office, child);
  office.stamps = addRestart(office.stamps, office.ports.timers.now(), office.spec);
  const { id } = child.spec;
  const restarts = office.stamps.length;
  if (isExceeded(office.stamps, office.spec)) {
    office.emit({ kind: 'gaveUp', id, restarts });
    letGo(office, child);
    return 'shutdown';
  }
  office.emit({ kind: 'restarting', id, restarts });
  const failed = yield* restartTogether(office, id);
  if (failed !== undefined) awaitRetry(office, failed.child);
  return undefined;
}

/** What was stopped and may not be started again (temporary) is no longer in the list to start. */
function* restartTogether(office: Office, failedId: string): Process<FailedStart | undefined> {
  const ids = restartGroup(office.spec.strategy, [...office.children.keys()], failedId);
  const listed = (): Child[] => ids.flatMap((id) => office.children.get(id) ?? []);
  yield* stopAll(
    office,
    listed().filter((child) => child.spec.id !== failedId),
  );
  return yield* startAll(office, listed());
}

/**
 * A restart that failed is asked for again by a message to oneself, behind all that waits, so that
 * a stop or a call can come in between.
 */
function awaitRetry(office: Office, child: Child): void {
  const retry = ++office.lastRetry;
  const ask = (): void => office.post({ kind: 'retry', id: child.spec.id, retry });
  child.retry = retry;
  const { restartDelayMs } = office.spec;
  if (restartDelayMs === 0) ask();
  else child.retryTimer = office.ports.timers.setTimer(restartDelayMs, ask);
}
