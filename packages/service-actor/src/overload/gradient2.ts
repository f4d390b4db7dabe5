import type { Gradient2Settings } from '../spec/admission-control.ts';
import type { LimitRule } from './concurrency-limit.ts';

/** The constants of Netflix' concurrency-limits (Java), `Gradient2Limit.Builder`. */
export const gradient2Defaults = {
  initialLimit: 20,
  minLimit: 20,
  maxLimit: 200,
  smoothing: 0.2,
  tolerance: 1.5,
  queueAllowed: 4,
  longWindow: 600,
} as const;

/** The first so many samples of the long mean are averaged evenly (there: `new ExpAvgMeasurement(longWindow, 10)`). */
const evenSamples = 10;

/**
 * An exponentially weighted mean over about `window` samples (`ExpAvgMeasurement` of the same library). As there, the mean
 * of the first samples comes from their sum, so that letting it down meanwhile lasts until the next one only.
 */
function longMean(window: number) {
  const weight = 2 / (window + 1);
  let count = 0;
  let sum = 0;
  let mean = 0;
  return {
    add: (value: number): number => {
      if (count < evenSamples) {
        count += 1;
        sum += value;
        mean = sum / count;
      } else mean = mean * (1 - weight) + value * weight;
      return mean;
    },
    scale: (factor: number): void => {
      mean *= factor;
    },
  };
}

/**
 * The limit shrinks by the gradient, tolerance x long mean / this sojourn between a half and one, and grows by the
 * queue that is allowed for, smoothed; one that is less than half used stays. When the long mean is more than twice
 * this sojourn it is let down faster, by 5 % a sample (Netflix' concurrency-limits, `Gradient2Limit`). A failure is a
 * sample like any other. Each request is a sample; `WindowedLimit`, by which the library may be told to take the mean of
 * a second instead, is not part of this.
 */
export function gradient2Rule(settings: Gradient2Settings): LimitRule {
  const { initialLimit, minLimit, maxLimit, smoothing, tolerance, queueAllowed, longWindow } = {
    ...gradient2Defaults,
    ...settings,
  };
  const long = longMean(longWindow);
  let limit: number = initialLimit;
  return (sojournMs, inFlight) => {
    const longMs = long.add(sojournMs);
    if (longMs > 2 * sojournMs) long.scale(0.95);
    if (inFlight < limit / 2) return limit;
    // No time at all is no queueing at all.
    const ratio = sojournMs === 0 ? 1 : (tolerance * longMs) / sojournMs;
    const gradient = Math.max(0.5, Math.min(1, ratio));
    const wanted = limit * gradient + queueAllowed;
    const smoothed = limit * (1 - smoothing) + wanted * smoothing;
    limit = Math.max(minLimit, Math.min(maxLimit, smoothed));
    return limit;
  };
}
