import { type CallBooks, callBooks, checkCallBooks } from './call-books.ts';
import { type CallLog, emptyCallLog } from './call-log.ts';

/** How a call may end in failure. */
export type CallEnd = 'gaveUp' | 'heldBack' | 'retryHeldBack';

/** What became of the calls of a fleet, by caller; each has one call at a time. */
export interface CallRecord {
  readonly log: CallLog;
  /** A call begins now; it was to begin at that moment, ms. */
  began(caller: number, intendedMs: number): void;
  /** @param tries - attempts of the call, this one included */
  sent(caller: number, tries: number): void;
  timedOut(): void;
  succeeded(caller: number): void;
  failed(caller: number, end: CallEnd): void;
  /** @throws EngineFault when the books do not balance */
  books(attempts: Pick<CallBooks, 'onTheWay' | 'offered'>): CallBooks;
}

export function createCallRecord(callers: number, now: () => number): CallRecord {
  const log = emptyCallLog();
  const ends: Readonly<Record<CallEnd, number[]>> = {
    gaveUp: log.gaveUpMs,
    heldBack: log.heldBackMs,
    retryHeldBack: log.retriesHeldBackMs,
  };
  const open = new Uint8Array(callers);
  const intendedAtMs = new Float64Array(callers);
  const sentAtMs = new Float64Array(callers);
  let calls = 0;
  return {
    log,
    began: (caller, intendedMs) => {
      calls++;
      open[caller] = 1;
      intendedAtMs[caller] = intendedMs;
    },
    sent: (caller, tries) => {
      const nowMs = now();
      if (tries === 1) sentAtMs[caller] = nowMs;
      (tries === 1 ? log.startedMs : log.retriedMs).push(nowMs);
    },
    timedOut: () => void log.timedOutMs.push(now()),
    succeeded: (caller) => {
      const nowMs = now();
      open[caller] = 0;
      log.succeededMs.push(nowMs);
      log.latenciesMs.push(nowMs - (intendedAtMs[caller] ?? nowMs));
      log.sinceSentMs.push(nowMs - (sentAtMs[caller] ?? nowMs));
    },
    failed: (caller, end) => {
      open[caller] = 0;
      ends[end].push(now());
    },
    books: (attempts) => {
      const inFlight = open.reduce((sum, is) => sum + is, 0);
      return checkCallBooks(callBooks(log, { ...attempts, calls, inFlight }));
    },
  };
}
