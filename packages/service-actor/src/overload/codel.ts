import type { CodelSettings } from '../spec/admission-control.ts';
import { type OverloadControl, noControl } from './overload-control.ts';

/** The constants of folly (C++), folly/executors/Codel.cpp: flags `codel_target_delay` and `codel_interval`. */
export const codelDefaults = { targetMs: 5, intervalMs: 100 } as const;

/**
 * CoDel as Facebook runs it: a station is overloaded for an interval when in the one before even the shortest wait was
 * above the target, and then sheds whoever is called after more than twice the target (folly, folly/executors/Codel.cpp,
 * `overloaded_explicit_now`; the idea is Nichols and Jacobson's, ACM Queue 2012). The first call of an interval is always
 * kept, and an interval begins with a call: without calls nothing is judged.
 */
export function codel(settings: CodelSettings): OverloadControl {
  const { targetMs, intervalMs } = { ...codelDefaults, ...settings };
  let intervalEndMs = -Infinity;
  let shortestMs = -1;
  let overloaded = false;
  return {
    ...noControl,
    keeps: (nowMs, waitedMs) => {
      const first = shortestMs < 0;
      if (first || nowMs > intervalEndMs) {
        // As there, the first call of all opens no interval: the second judges by it.
        if (!first) intervalEndMs = nowMs + intervalMs;
        overloaded = shortestMs > targetMs;
        shortestMs = waitedMs;
        return true;
      }
      shortestMs = Math.min(shortestMs, waitedMs);
      return !(overloaded && waitedMs > 2 * targetMs);
    },
  };
}
