import jStat from 'jstat';
import { checkShare } from './check.ts';

/**
 * The two-sided critical value of Student's t: a t-distributed variable lies within ±value with chance `confidence`.
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
  return jStat.studentt.inv((1 + confidence) / 2, degreesOfFreedom);
}
