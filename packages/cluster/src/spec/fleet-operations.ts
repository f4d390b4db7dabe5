/** What operators do to whole fleets and cells. */
import * as z from 'zod';
import { count, durationMs, name, positive, positiveMs, share } from './figures.ts';

/** A new version of a service: its instances are drained and restarted one after the other. */
export const deploy = z.strictObject({
  cell: name,
  service: name,
  /** When the first instance is taken, ms. */
  atMs: positiveMs,
  /** Pace: so many instances are taken per minute. */
  instancesPerMinute: positive,
  /** At most so many are away at once; no limit unless told. */
  unavailableMax: count.optional(),
  /** No further instance is taken while a service answers less than a share of its requests in time. */
  gate: z
    .strictObject({
      service: name,
      successShareBelow: share,
      /** What is seen of it is this old, ms. */
      sampleDelayMs: durationMs,
    })
    .optional(),
});

/** Operators send the clients of one cell to another. */
export const evacuation = z.strictObject({
  from: name,
  to: name,
  /** Operators see one sample per window, this old, ms. */
  sampleDelayMs: durationMs,
  /** Decided when this service of the cell answers less than a share of its requests in time, so many samples in a row. */
  alarm: z.strictObject({ service: name, successShareBelow: share, samples: count }),
  /** From the alarm until the first clients are sent away, ms. */
  reactionMs: durationMs,
  /** The clients move in so many equal parts ... */
  steps: count,
  /** ... one after the other, ms apart ... */
  stepMs: positiveMs,
  /** ... as long as every service of the other cell (but shared ones) answers at least this share of its requests in time. */
  healthySuccessShare: share,
});
