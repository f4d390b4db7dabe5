import { expect, test } from 'vitest';
import { studentT } from './student-t.ts';

/**
 * NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2, "Critical values of the Student's t distribution";
 * its upper-tail columns 0.95, 0.975, 0.995, 0.999 are two-sided 0.9, 0.95, 0.99, 0.998. Printed to three decimals.
 */
const confidences = [0.9, 0.95, 0.99, 0.998] as const;
const table: readonly (readonly [degreesOfFreedom: number, ...critical: number[]])[] = [
  [1, 6.314, 12.706, 63.657, 318.309],
  [2, 2.92, 4.303, 9.925, 22.327],
  [3, 2.353, 3.182, 5.841, 10.215],
  [4, 2.132, 2.776, 4.604, 7.173],
  [5, 2.015, 2.571, 4.032, 5.893],
  [9, 1.833, 2.262, 3.25, 4.297],
  [10, 1.812, 2.228, 3.169, 4.144],
  [20, 1.725, 2.086, 2.845, 3.552],
  [29, 1.699, 2.045, 2.756, 3.396],
  [30, 1.697, 2.042, 2.75, 3.385],
  [60, 1.671, 2.0, 2.66, 3.232],
  [100, 1.66, 1.984, 2.626, 3.174],
];

test.each(table)(
  't of the published table, %d degrees of freedom',
  (degreesOfFreedom, ...critical) => {
    confidences.forEach((confidence, i) => {
      expect(Math.abs(studentT(confidence, degreesOfFreedom) - critical[i]!)).toBeLessThanOrEqual(
        0.0005001,
      );
    });
  },
);
