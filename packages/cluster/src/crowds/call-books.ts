import { EngineFault } from '../failure.ts';
import type { CallLog } from './call-log.ts';

/** What a fleet has seen of its calls and attempts up to now. */
export interface CallBooks {
  /** Calls that have begun, those held back included. */
  readonly calls: number;
  readonly succeeded: number;
  /** Ended in failure after their last retry. */
  readonly failed: number;
  /** Ended by the limit of their client, before the first attempt or before a retry. */
  readonly heldBack: number;
  readonly inFlight: number;
  /** First attempts and retries that were sent. */
  readonly attempts: number;
  /** Attempts on their way to the service. */
  readonly onTheWay: number;
  /** Attempts that came to the service. */
  readonly offered: number;
}

export const callBooks = (
  log: CallLog,
  seen: Pick<CallBooks, 'calls' | 'inFlight' | 'onTheWay' | 'offered'>,
): CallBooks => ({
  ...seen,
  succeeded: log.succeededMs.length,
  failed: log.gaveUpMs.length,
  heldBack: log.heldBackMs.length + log.retriesHeldBackMs.length,
  attempts: log.startedMs.length + log.retriedMs.length,
});

/**
 * The books themselves, when they balance to the unit: calls = succeeded + failed + held back + in flight, and attempts = on
 * the way + offered to the service.
 * @throws EngineFault when they do not: the run is worth nothing
 */
export function checkCallBooks(books: CallBooks): CallBooks {
  const { calls, succeeded, failed, heldBack, inFlight, attempts, onTheWay, offered } = books;
  const ended = succeeded + failed + heldBack;
  if (calls !== ended + inFlight)
    throw new EngineFault(
      `calls = succeeded + failed + held back + in flight, but ${calls} and ${ended + inFlight}`,
    );
  if (attempts !== onTheWay + offered)
    throw new EngineFault(
      `attempts = on the way + offered, but ${attempts} and ${onTheWay + offered}`,
    );
  return books;
}
