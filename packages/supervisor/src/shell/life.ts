import { exitRule } from '../core/exit-rule.ts';
import { waitUntil, type Process } from '../process/wait-until.ts';
import type { ExitReason } from '../reason.ts';
import { answer } from './answer.ts';
import { autoEnd } from './auto-end.ts';
import type { Call, Reply } from './call.ts';
import type { Child } from './child.ts';
import type { Incarnation } from './incarnation.ts';
import { letGo } from './let-go.ts';
import type { Message } from './message.ts';
import type { SupervisorState } from './supervisor-state.ts';
import { restart, restartEnded } from './restart.ts';
import { startAll, type FailedStart } from './start.ts';
import { stopAll, stopPool } from './stop.ts';

/** The whole life of a supervisor: start the children, serve the mailbox, stop the children. */
export function* life(state: SupervisorState, onStarted: () => void): Process<ExitReason> {
  state.status = 'starting';
  const failed = yield* startAll(state, [...state.children.values()]);
  const reason = failed === undefined ? yield* serve(state, onStarted) : reasonOf(failed);
  state.status = 'stopping';
  yield* state.isPool ? stopPool(state) : stopAll(state, [...state.children.values()]);
  return reason;
}

/** OTP's words. Quiet, so only a permanent child supervisor that cannot start is tried again. */
function reasonOf(failed: FailedStart): ExitReason {
  return `shutdown:failed_to_start_child(${failed.child.spec.id},${failed.reason})`;
}

/** Handles messages one by one until one of them says why to end. */
function* serve(state: SupervisorState, onStarted: () => void): Process<ExitReason> {
  state.status = 'running';
  onStarted();
  for (;;) {
    yield* waitUntil(state, () => state.mailbox.size > 0);
    const message = state.mailbox.shift();
    const reason = message === undefined ? undefined : yield* handle(state, message);
    if (reason !== undefined) return reason;
  }
}

function* handle(state: SupervisorState, message: Message): Process<ExitReason | undefined> {
  switch (message.kind) {
    case 'stop':
      return message.reason;
    case 'exit':
      return yield* onExit(state, message.incarnation);
    case 'retry':
      return yield* onRetry(state, message.child);
    case 'call':
      return yield* obey(state, message.call, message.reply);
    default:
      message.task();
      return undefined;
  }
}

function* obey(state: SupervisorState, call: Call, reply: Reply): Process<undefined> {
  state.replying = reply;
  const result = yield* answer(state, call);
  state.replying = undefined;
  reply(result);
  return undefined;
}

function* onExit(
  state: SupervisorState,
  incarnation: Incarnation,
): Process<ExitReason | undefined> {
  const child = state.children.get(incarnation.spec.id);
  // Swallowed: the supervisor stopped or replaced it before it came to this message.
  if (child === undefined || child.incarnation !== incarnation) return undefined;
  const { reason } = incarnation;
  child.lastReason = reason;
  const rule = exitRule(child.spec.restart, reason);
  if (rule.reports) state.report('childTerminated', child.spec.id, reason);
  if (rule.restarts) return yield* restartEnded(state, child);
  letGo(state, child);
  return autoEnd(state, child);
}

/**
 * As OTP's `try_again_restart`, it is obeyed by whoever awaits a restart when its turn comes, also if
 * that is a later one than it was sent for.
 */
function* onRetry(state: SupervisorState, child: Child): Process<ExitReason | undefined> {
  const isListed = state.children.get(child.spec.id) === child;
  return isListed && child.awaitsRestart ? yield* restart(state, child) : undefined;
}
