import { uniformAt } from '@squall/random';
import type { VegasSettings } from '../spec/admission-control.ts';
import type { LimitRule } from './concurrency-limit.ts';

/** The constants of Netflix' concurrency-limits (Java), `VegasLimit.Builder`. */
export const vegasDefaults = {
  initialLimit: 20,
  maxLimit: 1000,
  smoothing: 1,
  probeMultiplier: 30,
} as const;

/**
 * `Log10RootIntFunction` of the same library: in whole numbers, at least 1. Alpha is 3 of it, beta 6. (Until 2019
 * it took the square root from 1000 on, by mistake: issue 97 of that project.)
 */
const log10 = (limit: number): number => Math.max(1, Math.floor(Math.log10(Math.floor(limit))));

/**
 * TCP Vegas on concurrency: the queue is estimated as limit x (1 - shortest sojourn / this one); below 3 log10(limit)
 * the limit grows, above 6 log10(limit) it shrinks (Netflix' concurrency-limits, `VegasLimit`; Brakmo and Peterson 1995).
 * The shortest sojourn is forgotten every 15 to 30 times the limit requests, at random.
 * @param seed of the stream of those moments
 */
export function vegasRule(settings: VegasSettings, seed: number): LimitRule {
  const { initialLimit, maxLimit, smoothing, probeMultiplier } = { ...vegasDefaults, ...settings };
  let limit: number = initialLimit;
  let shortestMs = Infinity;
  let samples = 0;
  let probes = 0;
  const isProbe = (): boolean => {
    samples += 1;
    // As there: uniform between a half and one.
    const jitter = 0.5 + 0.5 * uniformAt(seed, probes);
    if (samples < jitter * probeMultiplier * limit) return false;
    samples = 0;
    probes += 1;
    return true;
  };
  return (sojournMs, inFlight, failed) => {
    if (isProbe() || sojournMs < shortestMs) {
      shortestMs = sojournMs;
      return limit;
    }
    const wanted = wantedLimit(limit, shortestMs / sojournMs, inFlight, failed);
    const bounded = Math.max(1, Math.min(maxLimit, wanted));
    limit = (1 - smoothing) * limit + smoothing * bounded;
    return limit;
  };
}

/** @param ratio the shortest sojourn by this one, 0..1; NaN when both are 0: then nothing has queued */
function wantedLimit(limit: number, ratio: number, inFlight: number, failed: boolean): number {
  const step = log10(limit);
  if (failed) return limit - step;
  if (inFlight * 2 < limit) return limit;
  const queue = Number.isNaN(ratio) ? 0 : Math.ceil(limit * (1 - ratio));
  if (queue <= step) return limit + 6 * step;
  if (queue < 3 * step) return limit + step;
  return queue > 6 * step ? limit - step : limit;
}
