import { isQuiet, type ExitReason } from '../reason.ts';
import type { Restart } from '../spec/child-spec.ts';

/** What a supervisor does about the end of a child. */
export interface ExitRule {
  readonly restarts: boolean;
  /** Whether it is an error worth a report. */
  readonly reports: boolean;
}

/**
 * | reason   | permanent | transient | temporary |
 * | -------- | --------- | --------- | --------- |
 * | quiet    | restart   | let go    | let go    |
 * | abnormal | restart   | restart   | let go    |
 *
 * Only a quiet end of a child that need not live forever goes without a report.
 */
export function exitRule(restart: Restart, reason: ExitReason): ExitRule {
  const expected = restart !== 'permanent' && isQuiet(reason);
  return { restarts: !expected && restart !== 'temporary', reports: !expected };
}
