/** How a balancer finds out which instances are well. */
import * as z from 'zod';
import { count, positive, positiveMs, share } from './figures.ts';

/**
 * Each instance is asked by a probe, which is a request in its own queue: a slow one fails it like any other. AWS target
 * groups probe every 30 s, wait 5 s and change their mind after 2 failures or 5 successes (Elastic Load Balancing,
 * "Health checks for your target groups"); Kubernetes probes every 10 s, waits 1 s and gives up after 3 failures, and
 * comes back after 1 success ("Configure Liveness, Readiness and Startup Probes").
 */
export const healthCheck = z.strictObject({
  /** From one probe of an instance to the next, ms. */
  everyMs: positiveMs,
  /** A probe that is not answered within this time has failed, ms; at most `everyMs`. */
  timeoutMs: positiveMs,
  /** So many failures in a row, and the instance is evicted. */
  unhealthyAfter: count,
  /** So many successes in a row, and it is back in rotation. */
  healthyAfter: count,
  /** What a probe costs, in units of the mean service time; 1 unless told. */
  cost: positive.optional(),
  /**
   * `evict` (unless told) takes it out of rotation, as AWS target groups and Kubernetes' readiness probes do; `restart` kills
   * its process, as Kubernetes' liveness probes do.
   */
  action: z.enum(['evict', 'restart']).optional(),
  /**
   * At most this share of the instances is out at once; all of them unless told. Envoy's outlier detection ejects no
   * more than `max_ejection_percent`, 10 %.
   */
  evictedShareMax: share.optional(),
  /** When all are evicted, requests go to all of them, as with AWS target groups; refused unless told. */
  failsOpen: z.boolean().optional(),
});
