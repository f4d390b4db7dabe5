import { stages } from '@squall/client-actor';
import { expect, test } from 'vitest';
import { planStations } from '../plan.ts';
import { createPopulation } from '../population.ts';
import { cohort, smallSpec } from '../testing/small-spec.ts';
import { Levers } from './levers.ts';

const spec = smallSpec({
  cells: ['main', 'west'],
  cohorts: { all: { ...cohort, cells: ['main', 'west'] } },
});
const population = createPopulation(spec);
const plan = planStations(spec, population);
const levers = () => new Levers(plan, population, 7);
const [signIn, contacts, presence] = ['signIn', 'contacts', 'presence'].map((stage) =>
  stages.indexOf(stage as (typeof stages)[number]),
) as [number, number, number];
/** Clients are spread over the cells one by one. */
const [inMain, inWest] = [0, 1];

test('nothing is shed, degraded or told before somebody sets it', () => {
  const before = levers();
  expect(before.isShed(0, signIn)).toBe(false);
  expect(before.costOf(inMain, signIn)).toBe(2);
  expect(before.retryAfterMs(0, inMain, 1, 500)).toBe(500);
  expect(before.degradedByCell).toEqual([0, 0]);
});

test('what costs less in one cell costs the same in the other', () => {
  const one = levers();
  one.setCostShare(0, signIn, 0.25);
  expect([one.costOf(inMain, signIn), one.costOf(inWest, signIn)]).toEqual([0.5, 2]);
  one.setCostShare(1, signIn, 0);
  expect([one.costOf(inMain, signIn), one.costOf(inWest, signIn)]).toEqual([0.5, 0]);
});

test('a client is degraded until its last degraded stage has been answered in full', () => {
  const one = levers();
  one.setCostShare(0, contacts, 0);
  one.setCostShare(0, presence, 0);
  one.costOf(inMain, contacts);
  one.costOf(inMain, contacts);
  one.costOf(inMain, presence);
  one.costOf(inWest, presence);
  expect(one.degradedByCell).toEqual([1, 0]);
  one.setCostShare(0, contacts, 1);
  one.costOf(inMain, contacts);
  expect(one.degradedByCell).toEqual([1, 0]);
  one.setCostShare(0, presence, 1);
  one.costOf(inMain, presence);
  expect(one.degradedByCell).toEqual([0, 0]);
});

test('what those turned away are told is spread evenly, the same for the same request', () => {
  const one = levers();
  one.setRetryAfter(2, 5000, 30_000);
  const told = Array.from({ length: 4000 }, (_, i) => one.retryAfterMs(2, i % 40, i, 0));
  expect(told.every((ms) => ms >= 5000 && ms < 30_000)).toBe(true);
  // Of 4,000 draws the least and the most come this near to the ends but for one chance in nine million.
  expect(Math.min(...told)).toBeLessThan(5100);
  expect(Math.max(...told)).toBeGreaterThan(29_900);
  const mean = told.reduce((sum, ms) => sum + ms, 0) / told.length;
  // Half-width 3 standard errors of the mean of a uniform distribution: 3 · 25,000 / sqrt(12 · 4,000).
  expect(Math.abs(mean - 17_500)).toBeLessThan(343);
  expect(one.retryAfterMs(2, 3, 3, 0)).toBe(told[3]);
  expect(one.retryAfterMs(1, 3, 3, 0)).toBe(0);
});
