import { isAutoShutdown, type Presence } from '../core/auto-shutdown.ts';
import { exitRule } from '../core/exit-rule.ts';
import { waitUntil, type Process } from '../process/process.ts';
import type { ExitReason } from '../reason.ts';
import { answer } from './answer.ts';
import type { Call, Reply } from './call.ts';
import { stateOf, type Child } from './child.ts';
import type { Incarnation } from './incarnation.ts';
import { letGo } from './let-go.ts';
import type { Message } from './message.ts';
import type { Office } from './office.ts';
import { restart, restartEnded } from './restart.ts';
import { startAll, type FailedStart } from './start.ts';
import { stopAll, stopPool } from './stop.ts';

/** The whole life of a supervisor: start the children, serve the mailbox, stop the children. */
export function* life(office: Office, onStarted: () => void): Process<ExitReason> {
  office.status = 'starting';
  const failed = yield* startAll(office, [...office.children.values()]);
  const reason = failed === undefined ? yield* serve(office, onStarted) : reasonOf(failed);
  office.status = 'stopping';
  yield* office.isPool ? stopPool(office) : stopAll(office, [...office.children.values()]);
  return reason;
}

/** OTP's words. Quiet, so only a permanent child supervisor that cannot start is tried again. */
function reasonOf(failed: FailedStart): ExitReason {
  return `shutdown:failed_to_start_child(${failed.child.spec.id},${failed.reason})`;
}

/** Handles messages one by one until one of them says why to end. */
function* serve(office: Office, onStarted: () => void): Process<ExitReason> {
  office.status = 'running';
  onStarted();
  for (;;) {
    yield* waitUntil(office, () => office.mailbox.size > 0);
    const message = office.mailbox.shift();
    const reason = message === undefined ? undefined : yield* handle(office, message);
    if (reason !== undefined) return reason;
  }
}

function* handle(office: Office, message: Message): Process<ExitReason | undefined> {
  switch (message.kind) {
    case 'stop':
      return message.reason;
    case 'exit':
      return yield* onExit(office, message.incarnation);
    case 'retry':
      return yield* onRetry(office, message.id, message.retry);
    case 'call':
      return yield* obey(office, message.call, message.reply);
    default:
      message.task();
      return undefined;
  }
}

function* obey(office: Office, call: Call, reply: Reply): Process<undefined> {
  office.replying = reply;
  reply(yield* answer(office, call));
  office.replying = undefined;
  return undefined;
}

function* onExit(office: Office, incarnation: Incarnation): Process<ExitReason | undefined> {
  const child = office.children.get(incarnation.spec.id);
  // Swallowed: the supervisor stopped or replaced it before it came to this message.
  if (child === undefined || child.incarnation !== incarnation) return undefined;
  const { reason } = incarnation;
  const rule = exitRule(child.spec.restart, reason);
  if (rule.reports) office.report('childTerminated', child.spec.id, reason);
  if (rule.restarts) return yield* restartEnded(office, child);
  letGo(office, child);
  const ends = isAutoShutdown(office.spec.autoShutdown, child.spec, () => presences(office));
  return ends ? 'shutdown' : undefined;
}

function* onRetry(office: Office, id: string, retry: number): Process<ExitReason | undefined> {
  const child = office.children.get(id);
  return child?.retry === retry ? yield* restart(office, child) : undefined;
}

function* presences(office: Office): Generator<Presence, void, undefined> {
  for (const child of office.children.values()) yield presenceOf(child);
}

function presenceOf(child: Child): Presence {
  return { significant: child.spec.significant, present: stateOf(child) !== 'down' };
}
