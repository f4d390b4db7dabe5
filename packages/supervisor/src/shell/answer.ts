import { NO_RESTARTS } from '../core/restart-window.ts';
import type { Process } from '../process/wait-until.ts';
import { refused, type Call, type CallReply } from './call.ts';
import { createChild, stateOf, type Child } from './child.ts';
import type { Incarnation } from './incarnation.ts';
import type { SupervisorState } from './supervisor-state.ts';
import { startOne } from './start.ts';
import { stopOne } from './stop.ts';

const DONE: CallReply = { ok: true };

/** Obeys a management call. */
export function* answer(state: SupervisorState, call: Call): Process<CallReply> {
  if (call.kind === 'startChild') {
    return yield* startNew(state, createChild(call.spec, call.input));
  }
  if (call.kind === 'terminateChild') return yield* terminate(state, call.id);
  if (call.kind === 'restartChild') return yield* startAgain(state, call.id);
  return forget(state, call.id);
}

function* startNew(state: SupervisorState, child: Child): Process<CallReply> {
  const { id } = child.spec;
  const present = state.children.get(id);
  if (present !== undefined) {
    return refused(stateOf(present) === 'up' ? 'alreadyStarted' : 'alreadyPresent');
  }
  if (state.children.size >= state.spec.maxChildren) return refused('maxChildren');
  state.children.set(id, child);
  const incarnation = yield* startOne(state, child);
  if (incarnation.phase === 'failed') state.children.delete(id);
  return outcomeOf(incarnation);
}

/** Its exit is the supervisor's doing: no restart. A pool's instance that is gone is as good as stopped. */
function* terminate(state: SupervisorState, id: string): Process<CallReply> {
  const child = state.children.get(id);
  if (child === undefined) return state.isPool ? DONE : refused('notFound');
  yield* stopOne(state, child);
  beginAnew(state, child);
  return DONE;
}

function* startAgain(state: SupervisorState, id: string): Process<CallReply> {
  const child = stoppedChild(state, id);
  if (!('spec' in child)) return child;
  beginAnew(state, child);
  return outcomeOf(yield* startOne(state, child));
}

/** What is done by hand is done with the past of the child behind it. */
function beginAnew(state: SupervisorState, child: Child): void {
  child.failures = 0;
  child.stamps = NO_RESTARTS;
  state.deaths.delete(child.spec.id);
}

function forget(state: SupervisorState, id: string): CallReply {
  const child = stoppedChild(state, id);
  if (!('spec' in child)) return child;
  state.children.delete(id);
  state.deaths.delete(id);
  return DONE;
}

/** The child, if it is in the list and down; otherwise the refusal. */
function stoppedChild(state: SupervisorState, id: string): Child | CallReply {
  if (state.isPool) return refused('simpleOneForOne');
  const child = state.children.get(id);
  if (child === undefined) return refused('notFound');
  const childState = stateOf(child);
  if (childState === 'down') return child;
  return refused(childState === 'up' ? 'running' : 'restarting');
}

function outcomeOf(incarnation: Incarnation): CallReply {
  if (incarnation.phase === 'failed') return refused('startFailed', incarnation.reason);
  return incarnation.hasStarted ? { ok: true, child: incarnation.ref } : DONE;
}
