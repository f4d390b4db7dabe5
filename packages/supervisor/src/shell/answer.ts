import type { Process } from '../process/process.ts';
import { refused, type Call, type CallReply } from './call.ts';
import { createChild, stateOf, type Child } from './child.ts';
import type { Incarnation } from './incarnation.ts';
import type { Office } from './office.ts';
import { startOne } from './start.ts';
import { stopOne } from './stop.ts';

const DONE: CallReply = { ok: true };

/** Obeys a management call. */
export function* answer(office: Office, call: Call): Process<CallReply> {
  if (call.kind === 'startChild') {
    return yield* startNew(office, createChild(call.spec, call.input));
  }
  if (call.kind === 'terminateChild') return yield* terminate(office, call.id);
  if (call.kind === 'restartChild') return yield* startAgain(office, call.id);
  return forget(office, call.id);
}

function* startNew(office: Office, child: Child): Process<CallReply> {
  const { id } = child.spec;
  const present = office.children.get(id);
  if (present !== undefined) {
    return refused(stateOf(present) === 'up' ? 'alreadyStarted' : 'alreadyPresent');
  }
  office.children.set(id, child);
  const incarnation = yield* startOne(office, child);
  if (incarnation.phase === 'failed') office.children.delete(id);
  return outcomeOf(incarnation);
}

/** Its exit is the supervisor's doing: no restart. A pool's instance that is gone is as good as stopped. */
function* terminate(office: Office, id: string): Process<CallReply> {
  const child = office.children.get(id);
  if (child === undefined) return office.isPool ? DONE : refused('notFound');
  yield* stopOne(office, child);
  return DONE;
}

function* startAgain(office: Office, id: string): Process<CallReply> {
  const child = stoppedChild(office, id);
  return 'spec' in child ? outcomeOf(yield* startOne(office, child)) : child;
}

function forget(office: Office, id: string): CallReply {
  const child = stoppedChild(office, id);
  if (!('spec' in child)) return child;
  office.children.delete(id);
  return DONE;
}

/** The child, if it is in the list and down; otherwise the refusal. */
function stoppedChild(office: Office, id: string): Child | CallReply {
  if (office.isPool) return refused('simpleOneForOne');
  const child = office.children.get(id);
  if (child === undefined) return refused('notFound');
  const state = stateOf(child);
  if (state === 'down') return child;
  return refused(state === 'up' ? 'running' : 'restarting');
}

function outcomeOf(incarnation: Incarnation): CallReply {
  if (incarnation.phase === 'failed') return refused('startFailed', incarnation.reason);
  return incarnation.hasStarted ? { ok: true, child: incarnation.ref } : DONE;
}
