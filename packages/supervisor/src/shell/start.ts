import { waitUntil, type Process } from '../process/wait-until.ts';
import type { ExitReason } from '../reason.ts';
import type { Child } from './child.ts';
import { Incarnation } from './incarnation.ts';
import { letGo } from './let-go.ts';
import type { SupervisorState } from './supervisor-state.ts';

/** A start that failed, and with it the list it belonged to. */
export interface FailedStart {
  readonly child: Child;
  readonly reason: ExitReason;
}

/** Starts one child; the supervisor is blocked until the start is answered. */
export function* startOne(state: SupervisorState, child: Child): Process<Incarnation> {
  child.attempts += 1;
  const incarnation = new Incarnation(child.spec, child.attempts, state);
  child.incarnation = incarnation;
  incarnation.begin(child.input);
  yield* waitUntil(state, () => incarnation.phase !== 'starting');
  if (incarnation.phase === 'ignored') letGo(state, child);
  if (incarnation.phase === 'failed') child.incarnation = undefined;
  return incarnation;
}

/** Starts children in order, up to the first that fails; those already started are left up. */
export function* startAll(
  state: SupervisorState,
  children: Iterable<Child>,
): Process<FailedStart | undefined> {
  for (const child of children) {
    const { phase, reason } = yield* startOne(state, child);
    if (phase === 'failed') {
      state.report('startError', child.spec.id, reason);
      return { child, reason };
    }
  }
  return undefined;
}
