import type { ControlledDelaySettings } from '../spec/admission-control.ts';
import { type OverloadControl, noControl } from './overload-control.ts';

/** M and N of B. Maurer, "Fail at Scale", ACM Queue 2015: they "tend to work well". */
export const controlledDelayDefaults = { standingMs: 5, intervalMs: 100 } as const;

/**
 * Controlled delay as Facebook has published it: a request that enters may wait as long as the interval (N) when the
 * queue has been empty within the interval, and only `standingMs` (M) when it has not, for then the queue is a standing
 * one (B. Maurer, "Fail at Scale", ACM Queue 2015). Who has waited longer is shed when called.
 */
export function controlledDelay(settings: ControlledDelaySettings): OverloadControl {
  const { standingMs, intervalMs } = { ...controlledDelayDefaults, ...settings };
  let emptyMs = -Infinity;
  let begun = false;
  return {
    ...noControl,
    note: ({ nowMs, waiting }) => {
      // A queue that is empty now has been so since it last was not: arrivals are all that need to look.
      if (waiting === 0 || !begun) emptyMs = nowMs;
      begun = true;
      return emptyMs < nowMs - intervalMs ? standingMs : intervalMs;
    },
    keeps: (_, waitedMs, allowedMs) => waitedMs <= allowedMs,
  };
}
