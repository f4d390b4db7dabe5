// @ts-check
import { expect, test } from 'vitest';
import { findRegressions } from './committed.mjs';
import { plan } from './plan.mjs';
import { median, ratiosOf } from './ratios.mjs';

/** @param {number} eventsPerSecond @returns {import('./bench.mjs').Run} */
const run = (eventsPerSecond) => ({
  eventsPerSecond,
  setUpSeconds: 0,
  secondsARun: 1,
  residentMb: 50,
  runs: 1,
});

/** @param {number} clients @param {Record<string, number[]>} rates @returns {import('./bench.mjs').Result} */
const result = (clients, rates, endUs = 600_000_000) => ({
  clients,
  endUs,
  names: Object.keys(rates),
  runs: new Map(Object.entries(rates).map(([name, each]) => [name, each.map(run)])),
});

test('the median of an even number of values lies between the two in the middle', () => {
  expect(median([4, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test('a ratio is taken within a round, whatever the speed of the round', () => {
  const ratios = ratiosOf(
    [result(1000, { flyweight: [10, 100, 1], interpreted: [1, 5, 0.1] })],
    [],
  );
  expect(ratios['flyweight / interpreted']).toEqual({ 1000: 10 });
});

test('of the peers the fastest counts, each against the flyweight of its own heat', () => {
  const heats = [
    result(1000, { flyweight: [100], slow: [1], fast: [10] }),
    result(1000, { flyweight: [90], late: [30] }, 90_000_000),
  ];
  const ratios = ratiosOf(heats, ['slow', 'fast', 'late']);
  expect(ratios['flyweight / fastest peer']).toEqual({ 1000: 3 });
});

test('cost per event grows as the rate falls', () => {
  const heats = [result(10_000, { flyweight: [100] }), result(100_000, { flyweight: [25] })];
  expect(ratiosOf(heats, [])['cost per event over that at 10,000: flyweight']).toEqual({
    10000: 1,
    100000: 4,
  });
});

test('a ratio that is worse by more than a fifth has regressed, a better one has not', () => {
  const committed = { speed: { 1000: 100, 10000: 100 }, 'cost of it': { 1000: 2, 10000: 2 } };
  const now = { speed: { 1000: 79, 10000: 81 }, 'cost of it': { 1000: 2.6, 10000: 1 } };
  expect(findRegressions(committed, now)).toEqual([
    'regressed: speed, 1000 clients: 100 committed, 79.0 now',
    'regressed: cost of it, 1000 clients: 2 committed, 2.60 now',
  ]);
  expect(findRegressions({}, now)).toEqual([]);
});

test('who would take too long runs a shorter heat, with the flyweight; at ten times that it rests', () => {
  const entrants = [{ name: 'flyweight' }, { name: 'slow', clientsMax: 1000 }];
  const heats = plan(entrants, [1000, 10_000, 20_000]).map(({ clients, endUs, names }) => [
    clients,
    endUs / 1e6,
    names.join(),
  ]);
  expect(heats).toEqual([
    [1000, 600, 'flyweight,slow'],
    [10_000, 90, 'flyweight,slow'],
  ]);
});
