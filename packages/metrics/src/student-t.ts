import jStat from 'jstat';
import { checkShare } from './check.ts';

/** Beyond, jstat loses digits (three at 10^8), while t itself moves by less than two parts in a million. */
const manyDegrees = 1_000_000;

/**
 * The two-sided critical value of Student's t: a t-distributed variable lies within ±value with chance `confidence`. To seven
 * digits.
 *
 * @param confidence - strictly between 0 and 1
 * @param degreesOfFreedom - a whole number of at least 1
 */
export function studentT(confidence: number, degreesOfFreedom: number): number {
  checkShare('confidence', confidence);
  if (!Number.isSafeInteger(degreesOfFreedom) || degreesOfFreedom < 1)
    throw new RangeError(
      `degreesOfFreedom is ${degreesOfFreedom}: give a whole number of at least 1`,
    );
  return jStat.studentt.inv((1 + confidence) / 2, Math.min(degreesOfFreedom, manyDegrees));
}
