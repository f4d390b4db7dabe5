import { expect, test } from 'vitest';
import { type ClusterOptions, createCluster } from '../../cluster.ts';
import { cohort, smallSpec } from '../../testing/small-spec.ts';
import { together } from '../testing/together.ts';

const faults = [
  { kind: 'crash' as const, atMs: 20_000, cell: 'main', service: 'front' },
  { kind: 'pause' as const, atMs: 30_000, cell: 'main', service: 'back', forMs: 8000 },
];
const human = { patienceMeanMs: 2000, manualRetriesMax: 2, absenceMeanMs: 5000 };
const settings = { ...cohort.settings, human };
const cohorts = { old: { ...cohort, share: 0.5 }, human: { ...cohort, share: 0.5, settings } };
const configuration = {
  startMs: 10_000,
  waves: [{ share: 0.3, afterMs: 0 }],
  fetchOverMs: 5000,
  order: 'random' as const,
  haltOnAlarm: false,
};
const spec = smallSpec({ faults, cohorts, configuration });

function historyOf(options: ClusterOptions, its = spec) {
  const cluster = createCluster(its, options);
  cluster.runUntil(its.horizonMs);
  return cluster.finish();
}

test.each([1, 2, 3, 4])('twins change nothing and differ in nothing, seed %i', (seed) => {
  const plain = historyOf({ seed, engine: 'flyweight' });
  const { twins, ...same } = historyOf({ seed, engine: 'flyweight', twins: spec.clients });
  expect(same).toEqual(plain);
  expect(plain.twins).toBeUndefined();
  expect(twins?.clients).toBe(spec.clients);
});

test('every step is compared: as many as real actors hear events', () => {
  let heard = 0;
  const observer = {
    next: ({ type, ...more }: { type: string; event?: { type: string } }) => {
      if (type === '@xstate.event' && more.event?.type !== 'xstate.init') heard++;
    },
  };
  const inspect = (address: string) => (address.startsWith('client:') ? observer : undefined);
  historyOf({ seed: 5, inspect });
  expect(heard).toBeGreaterThan(2000);
  const { twins } = historyOf({ seed: 5, engine: 'flyweight', twins: spec.clients });
  expect(twins?.comparisons).toBe(heard);
});

test('timers that are due together, of one client and of all, are told apart', () => {
  const tied = smallSpec({ clients: 7, cohorts: { all: { ...cohort, machine: together } } });
  const plain = historyOf({ seed: 1, engine: 'flyweight' }, tied);
  const { twins, ...same } = historyOf({ seed: 1, engine: 'flyweight', twins: 4 }, tied);
  expect(same).toEqual(plain);
  // Six timers every two seconds, for a minute: the last of them is due when the run ends.
  expect(twins).toEqual({ clients: 4, comparisons: 4 * (30 * 6 - 1) });
});

test('a client that is watched is a real actor already: it has no twin', () => {
  const inspect = (address: string) => (address === 'client:7' ? {} : undefined);
  const watchedFromMs = new Map([[8, 5000]]);
  const options = { seed: 1, engine: 'flyweight' as const, inspect, watchedFromMs };
  const { twins, ...same } = historyOf({ ...options, twins: spec.clients });
  expect(twins?.clients).toBe(spec.clients - 2);
  expect(same.digest).toBe(historyOf({ seed: 1 }).digest);
});

test('what cannot be is refused', () => {
  expect(() => createCluster(spec, { seed: 1, twins: 5 })).toThrow(
    'twins is 5: give the engine flyweight, real actors need none',
  );
  expect(() => createCluster(spec, { seed: 1, engine: 'flyweight', twins: 0.5 })).toThrow(
    'twins is 0.5: give a whole number of at least 0',
  );
});
