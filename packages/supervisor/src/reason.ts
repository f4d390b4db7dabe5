/**
 * Why a child or a supervisor ended.
 *
 * OTP's words: `normal`, `shutdown` and `shutdown:<detail>` (OTP's `{shutdown, Detail}`) are quiet,
 * everything else is abnormal; `killed` is what an end by force leaves behind.
 */
export type ExitReason = string;

const DETAILED_SHUTDOWN = 'shutdown:';

/** A child that ends quietly has done what it was there for: only a permanent one is restarted. */
export function isQuiet(reason: ExitReason): boolean {
  return reason === 'normal' || isShutdown(reason);
}

/** `shutdown`, with or without a detail. */
export function isShutdown(reason: ExitReason): boolean {
  return reason === 'shutdown' || reason.startsWith(DETAILED_SHUTDOWN);
}

/** The reason of what somebody threw. It is never quiet: a thrown 'shutdown' is still a crash. */
export function reasonOfError(error: unknown): ExitReason {
  return error instanceof Error ? `${error.name}: ${error.message}` : `thrown: ${String(error)}`;
}
