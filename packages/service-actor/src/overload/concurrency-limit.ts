import { type OverloadControl, noControl } from './overload-control.ts';

/**
 * How the limit follows what is seen of one request.
 * @param inFlight requests held when it had entered, itself included
 * @param failed it was not served
 * @returns the limit from now on; it is applied in whole requests
 */
export type LimitRule = (sojournMs: number, inFlight: number, failed: boolean) => number;

/**
 * At most so many requests are held at once, waiting and in service; who would be one too many is rejected. The limit is
 * fixed, or follows a rule after every request that leaves, as in Netflix' concurrency-limits (Java), `SimpleLimiter`
 * around a `Limit`: there a sample is the time between both and what was in flight at its begin.
 */
export function concurrencyLimit(initialLimit: number, rule?: LimitRule): OverloadControl {
  let limit = initialLimit;
  return {
    ...noControl,
    admits: ({ held }) => held < Math.floor(limit),
    note: ({ held }) => held + 1,
    left: (sojournMs, inFlight, failed) => {
      if (rule !== undefined) limit = rule(sojournMs, inFlight, failed);
    },
  };
}
