import { describe, expect, test } from 'vitest';
import { studentT } from './student-t.ts';

const confidences = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999];

describe('where t has a closed form', () => {
  test.each(confidences)(
    'one degree of freedom is Cauchy: tan(π·confidence/2) at %d',
    (confidence) => {
      expect(studentT(confidence, 1) / Math.tan((Math.PI * confidence) / 2)).toBeCloseTo(1, 6);
    },
  );

  test.each(confidences)('two degrees of freedom: c·√2/√(1 - c²) at %d', (confidence) => {
    const closed = (confidence * Math.SQRT2) / Math.sqrt(1 - confidence ** 2);
    expect(studentT(confidence, 2) / closed).toBeCloseTo(1, 6);
  });

  test('with many degrees of freedom it is the normal quantile', () => {
    // Φ⁻¹(0.975) and Φ⁻¹(0.995); beyond a million the value is held, since the library loses digits there.
    for (const degrees of [1e6, 1e8, Number.MAX_SAFE_INTEGER]) {
      expect(studentT(0.95, degrees)).toBeCloseTo(1.959964, 5);
      expect(studentT(0.99, degrees)).toBeCloseTo(2.5758293, 5);
    }
  });
});

test('what is no confidence and no degree of freedom is refused', () => {
  expect(() => studentT(95, 4)).toThrow(
    'confidence is 95: give a number between 0 and 1, both excluded',
  );
  for (const degrees of [0, -1, 1.5, Number.NaN, Infinity])
    expect(() => studentT(0.95, degrees)).toThrow(
      `degreesOfFreedom is ${degrees}: give a whole number of at least 1`,
    );
});
