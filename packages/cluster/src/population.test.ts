import { expect, test } from 'vitest';
import { apportion, cohortShares, createPopulation } from './population.ts';
import { cohort, smallSpec } from './testing/small-spec.ts';

test('whole numbers go to the largest remainders, ties to the first', () => {
  expect(apportion(10, [0.34, 0.33, 0.33])).toEqual([4, 3, 3]);
  expect(apportion(10, [0.14, 0.47, 0.39])).toEqual([1, 5, 4]);
  expect(apportion(3, [0.5, 0.5])).toEqual([2, 1]);
  expect(apportion(1, [0.25, 0.25, 0.25, 0.25])).toEqual([1, 0, 0, 0]);
});

test('a share that is whole but for rounding in floating point is whole', () => {
  expect(apportion(100, [0.29, 0.71])).toEqual([29, 71]);
  expect(apportion(1000, [0.1 + 0.2, 0.7])).toEqual([300, 700]);
});

test('the rest is what the other cohorts leave', () => {
  const shares = (...given: readonly (number | 'rest')[]) =>
    cohortShares({
      cohorts: Object.fromEntries(given.map((share, i) => [`c${i}`, { ...cohort, share }])),
    });
  expect(shares(0.25, 'rest', 0.5)).toEqual([0.25, 0.25, 0.5]);
  expect(shares('rest')).toEqual([1]);
  expect(shares(0.25, 0.75)).toEqual([0.25, 0.75]);
});

test('clients are numbered cohort by cohort and dealt to the cells of their cohort in turn', () => {
  const spec = smallSpec({ clients: 10, cells: ['east', 'west'] });
  const [settings] = Object.values(spec.cohorts);
  const population = createPopulation({
    ...spec,
    cohorts: {
      old: { ...settings!, share: 0.3, cells: ['west'] },
      young: { ...settings!, share: 0.7, cells: ['east', 'west'] },
    },
  });
  expect([...population.cohortOf]).toEqual([0, 0, 0, 1, 1, 1, 1, 1, 1, 1]);
  expect([...population.cellOf]).toEqual([1, 1, 1, 0, 1, 0, 1, 0, 1, 0]);
  expect(population.cohortSizes).toEqual([3, 7]);
  expect(population.cellSizes).toEqual([4, 6]);
});
