import { isShutdownError } from '../core/shutdown-error.ts';
import { waitUntil, type Process } from '../process/wait-until.ts';
import type { ExitReason } from '../reason.ts';
import type { Shutdown } from '../spec/child-spec.ts';
import type { Child } from './child.ts';
import type { Incarnation } from './incarnation.ts';
import { letGo } from './let-go.ts';
import type { SupervisorState } from './supervisor-state.ts';

/**
 * Stops one child and lets go of it. The exit of one that has died already is swallowed: its message
 * is still in the mailbox, but belongs to nobody any more.
 */
export function* stopOne(state: SupervisorState, child: Child): Process<void> {
  const { incarnation, spec } = child;
  if (incarnation !== undefined) {
    if (spec.shutdown === 0) endAtOnce(incarnation);
    yield* shutDown(state, [incarnation], spec.shutdown);
    const { reason } = incarnation;
    if (isShutdownError(spec, reason)) state.report('shutdownError', spec.id, reason);
  }
  letGo(state, child);
}

/** No time to stop: asked and killed in one go. (A pool's instances, asked together, get a moment.) */
function endAtOnce(incarnation: Incarnation): void {
  incarnation.stop('shutdown');
  incarnation.kill();
}

/** Stops children one after the other, from the last to the first. */
export function* stopAll(state: SupervisorState, children: readonly Child[]): Process<void> {
  for (const child of children.toReversed()) yield* stopOne(state, child);
}

/** Stops a pool: all instances at once, within one time limit. */
export function* stopPool(state: SupervisorState): Process<void> {
  const { template } = state.spec;
  if (template === undefined) return;
  const children = [...state.children.values()];
  const incarnations = children.flatMap(({ incarnation }) => incarnation ?? []);
  yield* shutDown(state, incarnations, template.shutdown);
  const errors = incarnations.filter(({ reason }) => isShutdownError(template, reason));
  // One report for each reason, in an order that does not depend on who came first.
  const reasons = new Set<ExitReason>(errors.map(({ reason }) => reason));
  for (const reason of [...reasons].sort()) state.report('shutdownError', template.id, reason);
  for (const child of children) letGo(state, child);
}

function* shutDown(
  state: SupervisorState,
  incarnations: readonly Incarnation[],
  shutdown: Shutdown,
): Process<void> {
  if (shutdown === 'brutal_kill') for (const incarnation of incarnations) incarnation.kill();
  else ask(state, incarnations, shutdown);
  for (const incarnation of incarnations) yield* waitUntil(state, () => !incarnation.isUp);
  state.ports.timers.clearTimer(state.shutdownTimer);
  state.shutdownTimer = 0;
}

/**
 * The time limit runs from before the asking: who takes exactly as long is killed, as in OTP. Without
 * any time the asking comes first.
 */
function ask(
  state: SupervisorState,
  incarnations: readonly Incarnation[],
  shutdown: Exclude<Shutdown, 'brutal_kill'>,
): void {
  const limit = (): void => {
    if (shutdown === 'infinity' || !incarnations.some(({ isUp }) => isUp)) return;
    const killAll = (): void => incarnations.forEach((incarnation) => incarnation.kill());
    state.shutdownTimer = state.ports.timers.setTimer(shutdown, killAll);
  };
  if (shutdown !== 0) limit();
  for (const incarnation of incarnations) incarnation.stop('shutdown');
  if (shutdown === 0) limit();
}
