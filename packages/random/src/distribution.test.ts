import { expect, test } from 'vitest';
import {
  byMeanAndCv2,
  cv2,
  deterministic,
  discrete,
  exponential,
  gamma,
  lognormal,
  mean,
  uniform,
} from './index.ts';

test('a distribution says what it is', () => {
  expect(deterministic(3)).toEqual({ kind: 'deterministic', value: 3 });
  expect(exponential(3)).toEqual({ kind: 'exponential', mean: 3 });
  expect(lognormal(3, 2)).toEqual({ kind: 'lognormal', mean: 3, cv2: 2 });
  expect(gamma(3, 2)).toEqual({ kind: 'gamma', mean: 3, cv2: 2 });
  expect(uniform(3, 4)).toEqual({ kind: 'uniform', low: 3, high: 4 });
  expect(discrete([1, 2], [3, 4])).toEqual({ kind: 'discrete', values: [1, 2], weights: [3, 4] });
});

test('byMeanAndCv2 takes the usual choice: constant, exponential, else gamma', () => {
  expect(byMeanAndCv2(100, 0)).toEqual(deterministic(100));
  expect(byMeanAndCv2(100, 1)).toEqual(exponential(100));
  expect(byMeanAndCv2(100, 0.25)).toEqual(gamma(100, 0.25));
  expect(byMeanAndCv2(100, 4)).toEqual(gamma(100, 4));
  expect(byMeanAndCv2(0, 1)).toEqual(deterministic(0));
});

test('a discrete distribution does not change with the arrays that it was made from', () => {
  const values = [1, 2];
  const distribution = discrete(values, [1, 1]);
  values[0] = 100;
  expect(mean(distribution)).toBe(1.5);
});

test('means and squared coefficients of variation', () => {
  const all = [
    deterministic(7),
    deterministic(0),
    exponential(5),
    lognormal(5, 2),
    gamma(5, 0.5),
    uniform(0, 12),
    uniform(4, 4),
    discrete([2, 6, 99], [1, 3, 0]),
    discrete([3], [0.5]),
  ];
  expect(all.map(mean)).toEqual([7, 0, 5, 5, 5, 6, 4, 5, 3]);
  expect(all.map(cv2)).toEqual([0, 0, 1, 2, 0.5, 1 / 3, 0, 3 / 25, 0]);
  expect(cv2(uniform(-1, 1))).toBe(Infinity);
});

const notPositive = [0, -1, NaN, Infinity, -Infinity];

test.each(notPositive)('a mean of %s is refused', (value) => {
  const error = new RangeError(`mean is ${value}: give a finite number above 0`);
  expect(() => exponential(value)).toThrow(error);
  expect(() => lognormal(value, 1)).toThrow(error);
  expect(() => gamma(value, 1)).toThrow(error);
});

test.each(notPositive)('a cv2 of %s is refused, with the way to a constant', (value) => {
  const error = new RangeError(
    `cv2 is ${value}: give a finite number above 0, or use deterministic(mean)`,
  );
  expect(() => lognormal(1, value)).toThrow(error);
  expect(() => gamma(1, value)).toThrow(error);
});

test.each([-1, NaN, Infinity, -Infinity])('byMeanAndCv2 refuses %s', (value) => {
  const rule = `is ${value}: give a finite number of at least 0`;
  expect(() => byMeanAndCv2(value, 1)).toThrow(new RangeError(`mean ${rule}`));
  expect(() => byMeanAndCv2(1, value)).toThrow(new RangeError(`cv2 ${rule}`));
});

test.each([NaN, Infinity, -Infinity])('a value of %s is refused', (value) => {
  const rule = `is ${value}: give a finite number`;
  expect(() => deterministic(value)).toThrow(new RangeError(`value ${rule}`));
  expect(() => uniform(value, 1)).toThrow(new RangeError(`low ${rule}`));
  expect(() => uniform(1, value)).toThrow(new RangeError(`high ${rule}`));
  expect(() => discrete([1, value], [1, 1])).toThrow(new RangeError(`value ${rule}`));
});

test('ends in the wrong order are refused', () => {
  expect(() => uniform(2, 1)).toThrow(
    new RangeError('low is 2, high is 1: give low first, at most high'),
  );
});

test.each([
  [[], [], '0 values and 0 weights: give at least one value, a weight for each'],
  [[1, 2], [1], '2 values and 1 weights: give at least one value, a weight for each'],
  [[1, 2], [1, -1], 'weight is -1: give a finite number of at least 0'],
  [[1, 2], [1, NaN], 'weight is NaN: give a finite number of at least 0'],
  [[1, 2], [0, 0], 'sum of weights is 0: give a finite number above 0'],
])('values %j with weights %j are refused', (values, weights, message) => {
  expect(() => discrete(values, weights)).toThrow(new RangeError(message));
});
