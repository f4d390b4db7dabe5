import { isShutdownError } from '../core/shutdown-error.ts';
import { waitUntil, type Process } from '../process/process.ts';
import type { ExitReason } from '../reason.ts';
import type { Shutdown } from '../spec/child-spec.ts';
import type { Child } from './child.ts';
import type { Incarnation } from './incarnation.ts';
import { letGo } from './let-go.ts';
import type { Office } from './office.ts';

/**
 * Stops one child and lets go of it. The exit of one that has died already is swallowed: its message
 * is still in the mailbox, but belongs to nobody any more.
 */
export function* stopOne(office: Office, child: Child): Process<void> {
  const { incarnation, spec } = child;
  if (incarnation !== undefined) {
    yield* shutDown(office, [incarnation], spec.shutdown);
    const { reason } = incarnation;
    if (isShutdownError(spec, reason)) office.report('shutdownError', spec.id, reason);
  }
  letGo(office, child);
}

/** Stops children one after the other, from the last to the first. */
export function* stopAll(office: Office, children: readonly Child[]): Process<void> {
  for (const child of children.toReversed()) yield* stopOne(office, child);
}

/** Stops a pool: all instances at once, within one time limit. */
export function* stopPool(office: Office): Process<void> {
  const { template } = office.spec;
  if (template === undefined) return;
  const children = [...office.children.values()];
  const incarnations = children.flatMap(({ incarnation }) => incarnation ?? []);
  yield* shutDown(office, incarnations, template.shutdown);
  const errors = incarnations.filter(({ reason }) => isShutdownError(template, reason));
  // One report for each reason, in an order that does not depend on who came first.
  const reasons = new Set<ExitReason>(errors.map(({ reason }) => reason));
  for (const reason of [...reasons].sort()) office.report('shutdownError', template.id, reason);
  for (const child of children) letGo(office, child);
}

function* shutDown(
  office: Office,
  incarnations: readonly Incarnation[],
  shutdown: Shutdown,
): Process<void> {
  const killAll = (): void => incarnations.forEach((incarnation) => incarnation.kill());
  if (shutdown === 'brutal_kill') killAll();
  else for (const incarnation of incarnations) incarnation.stop('shutdown');
  if (typeof shutdown === 'number' && incarnations.some(({ isUp }) => isUp)) {
    office.shutdownTimer = office.ports.timers.setTimer(shutdown, killAll);
  }
  for (const incarnation of incarnations) yield* waitUntil(office, () => !incarnation.isUp);
  office.ports.timers.clearTimer(office.shutdownTimer);
  office.shutdownTimer = 0;
}
