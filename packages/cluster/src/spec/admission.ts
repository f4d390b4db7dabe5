/** Who may enter a service: @squall/service-actor's kinds. Figures left out are those of their authors, named there. */
import * as z from 'zod';
import { count, durationMs, positive, positiveMs, rate, share } from './figures.ts';

const told = {
  /** What a refused caller is told to wait, ms; 0: nothing. */
  retryAfterMs: durationMs.optional(),
};

const bounds = { minLimit: count.optional(), maxLimit: count.optional() };
const initialLimit = count.optional();
const part = share.gt(0).optional();

export const admission = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tokenBucket').optional(),
    /** Requests admitted per second and per 1,000 clients of the cell, by a token bucket. */
    perThousandPerSecond: rate,
    /** Size of the bucket in seconds of that rate. */
    burstSeconds: positive,
    retryAfterMs: durationMs,
  }),
  /** At most so many requests held by each copy at once, waiting and in service. */
  z.strictObject({ kind: z.literal('fixedConcurrency'), limit: count, ...told }),
  z.strictObject({
    kind: z.literal('aimd'),
    initialLimit,
    ...bounds,
    backoffRatio: z.number().gt(0).lt(1).optional(),
    timeoutMs: positiveMs.optional(),
    ...told,
  }),
  z.strictObject({
    kind: z.literal('vegas'),
    initialLimit,
    maxLimit: count.optional(),
    smoothing: part,
    probeMultiplier: positive.optional(),
    ...told,
  }),
  z.strictObject({
    kind: z.literal('gradient2'),
    initialLimit,
    ...bounds,
    smoothing: part,
    tolerance: z.number().min(1).optional(),
    queueAllowed: rate.optional(),
    longWindow: count.optional(),
    ...told,
  }),
  z.strictObject({
    kind: z.literal('codel'),
    targetMs: durationMs.optional(),
    intervalMs: durationMs.optional(),
    ...told,
  }),
  z.strictObject({
    kind: z.literal('controlledDelay'),
    standingMs: durationMs.optional(),
    intervalMs: durationMs.optional(),
    ...told,
  }),
  z.strictObject({
    kind: z.literal('dagor'),
    targetMs: durationMs.optional(),
    windowMs: positiveMs.optional(),
    windowRequests: count.optional(),
    decrease: part,
    increase: part,
    userLevels: count.optional(),
    ...told,
  }),
]);
