import { expect, test } from 'vitest';
import {
  createConfigurationStore,
  heavyVersion,
  mendedVersion,
  originalVersion,
  rolloutRanks,
} from './configuration.ts';
import { createPopulation } from './population.ts';
import type { ConfigurationSpec } from './spec.ts';
import { smallSpec } from './testing/small-spec.ts';

const size = 2000;
const population = createPopulation(smallSpec({ clients: size, cells: ['east', 'west'] }));
const everybody = Array.from({ length: size }, (_, client) => client);
const spec: ConfigurationSpec = {
  startMs: 20_000,
  waves: [{ share: 1, afterMs: 0 }],
  fetchOverMs: 1000,
  order: 'random',
  haltOnAlarm: false,
};

const open = (change: Partial<ConfigurationSpec> = {}) => {
  const store = createConfigurationStore(population, { ...spec, ...change }, 1);
  const having = (version: number, nowMs: number) =>
    everybody.filter((client) => store.versionFor(client, nowMs) === version);
  return { store, having };
};

test('ranks lie between 0 and 1; a random order mixes the cells', () => {
  const ranks = rolloutRanks(population, 'random', 1);
  expect(ranks.every((rank) => rank > 0 && rank < 1)).toBe(true);
  const early = everybody.filter((client) => ranks[client]! < 0.5);
  const west = early.filter((client) => population.cellOf[client] === 1).length;
  // Four standard errors of a half of about a thousand.
  expect(Math.abs(west / early.length - 0.5)).toBeLessThan(0.064);
});

test('cell by cell: the first cell comes before the second, at random within each', () => {
  const ranks = rolloutRanks(population, 'byCell', 1);
  for (const client of everybody)
    expect(ranks[client]! < 0.5).toBe(population.cellOf[client] === 0);
  expect(ranks[0]).not.toBe(ranks[2]);
  const random = rolloutRanks(population, 'random', 1);
  expect(ranks[0]).toBeCloseTo(random[0]! / 2, 12);
});

test('another seed is another order', () => {
  expect(rolloutRanks(population, 'random', 2)).not.toEqual(rolloutRanks(population, 'random', 1));
});

test('before the first wave everybody has the original', () => {
  const { store, having } = open();
  expect(having(originalVersion, 1e9)).toHaveLength(size);
  expect([store.heavyAtMs(0), store.mendedAtMs(0)]).toEqual([Infinity, Infinity]);
  expect(store.mended).toBe(false);
});

test('a wave reaches its share over the fetch time, the next one only the others', () => {
  const { store, having } = open();
  store.launch(0.25, 0);
  expect(having(heavyVersion, 0)).toHaveLength(0);
  const half = having(heavyVersion, 500).length;
  const first = having(heavyVersion, 1000);
  // Four standard errors each: a share of a quarter of the clients, half of them half way.
  expect(Math.abs(first.length / size - 0.25)).toBeLessThan(0.039);
  expect(Math.abs(half / first.length - 0.5)).toBeLessThan(0.09);

  store.launch(1, 5000);
  expect(having(heavyVersion, 5000)).toEqual(first);
  expect(having(heavyVersion, 6000)).toHaveLength(size);
  for (const client of first) expect(store.heavyAtMs(client)).toBeLessThan(1000);
});

test('without a fetch time all clients of a wave have it at once', () => {
  const { store, having } = open({ fetchOverMs: 0 });
  store.launch(1, 300);
  expect(having(heavyVersion, 299)).toHaveLength(0);
  expect(having(heavyVersion, 300)).toHaveLength(size);
});

test('the mended version reaches those who have the heavy one, over its own time', () => {
  const { store, having } = open();
  store.launch(0.5, 0);
  const heavy = having(heavyVersion, 2000);
  store.mend(4000, 10_000);
  expect(store.mended).toBe(true);
  expect(having(heavyVersion, 10_000)).toEqual(heavy);
  const half = having(mendedVersion, 12_000).length;
  expect(Math.abs(half / heavy.length - 0.5)).toBeLessThan(0.064);
  expect(having(mendedVersion, 14_000)).toEqual(heavy);
  expect(having(originalVersion, 14_000)).toHaveLength(size - heavy.length);
  for (const client of heavy) expect(store.mendedAtMs(client)).toBeGreaterThan(10_000);
});

test('a wave that starts when the mended version is out brings the mended one', () => {
  const { store, having } = open();
  store.launch(0.5, 0);
  store.mend(0, 10_000);
  store.launch(1, 20_000);
  expect(having(mendedVersion, 21_000)).toHaveLength(size);
  expect(having(heavyVersion, 20_500)).toHaveLength(0);
});

test('it is mended once: who has the mended version does not fall back to the heavy one', () => {
  const { store, having } = open();
  store.launch(1, 0);
  store.mend(1000, 10_000);
  expect(having(mendedVersion, 11_000)).toHaveLength(size);
  store.mend(60_000, 11_000);
  expect(having(mendedVersion, 11_000)).toHaveLength(size);
});
