import { isQuiet, type ExitReason } from '../reason.ts';
import type { Restart, Shutdown } from '../spec/child-spec.ts';

/**
 * Whether a child that its supervisor stopped ended in another way than it was asked to. That is
 * only reported: the stopping goes on. A child that need not live forever may also end quietly.
 */
export function isShutdownError(
  child: { readonly restart: Restart; readonly shutdown: Shutdown },
  reason: ExitReason,
): boolean {
  const asked = child.shutdown === 'brutal_kill' ? 'killed' : 'shutdown';
  return reason !== asked && !(child.restart !== 'permanent' && isQuiet(reason));
}
