import { checkCount, checkNotNegative, checkPositive } from './check.ts';

export interface LittlesLawInput {
  /** Arrivals within the span. */
  readonly arrivals: number;
  readonly meanSojournMs: number;
  /** Length of the span. */
  readonly durationMs: number;
  /** Time-weighted mean number in the system over the span. */
  readonly meanInSystem: number;
}

export interface LittlesLawResult {
  /** λ · W. */
  readonly expected: number;
  /** L. */
  readonly actual: number;
  /** |actual - expected| / expected; Infinity when nothing was expected and something was there. */
  readonly relativeError: number;
}

/**
 * L = λ · W (J. D. C. Little, 1961), for any discipline and distribution. It holds to the unit of measurement when all
 * who arrive in the span leave in it; else those inside at the ends make the error.
 */
export function littlesLaw(input: LittlesLawInput): LittlesLawResult {
  const arrivals = checkCount('arrivals', input.arrivals);
  const sojournMs = checkNotNegative('meanSojournMs', input.meanSojournMs);
  const durationMs = checkPositive('durationMs', input.durationMs);
  const actual = checkNotNegative('meanInSystem', input.meanInSystem);
  const expected = (arrivals * sojournMs) / durationMs;
  const error = Math.abs(actual - expected);
  return { expected, actual, relativeError: error === 0 ? 0 : error / expected };
}
