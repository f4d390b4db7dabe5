import { expect, test } from 'vitest';
import { createCluster } from '../cluster.ts';
import { smallSpec } from '../testing/small-spec.ts';

const storm = {
  faults: [
    { kind: 'crash' as const, atMs: 20_000, cell: 'main', service: 'front' },
    { kind: 'pause' as const, atMs: 30_000, cell: 'main', service: 'back', forMs: 8000 },
  ],
};

function historyOf(engine: 'interpreted' | 'flyweight', seed: number) {
  const spec = smallSpec(storm);
  const cluster = createCluster(spec, { seed, engine });
  cluster.runUntil(spec.horizonMs);
  return cluster.finish();
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'real actors and typed arrays make the same history, seed %i',
  (seed) => {
    const real = historyOf('interpreted', seed);
    expect(real.events).toBeGreaterThan(1000);
    expect(historyOf('flyweight', seed)).toEqual(real);
  },
);

test('a client that is watched is a real actor in the midst of typed arrays, with the same history', () => {
  const spec = smallSpec(storm);
  const heard: string[] = [];
  const inspect = (address: string) =>
    address === 'client:17'
      ? { next: ({ type }: { type: string }) => void heard.push(type) }
      : undefined;
  const cluster = createCluster(spec, { seed: 3, engine: 'flyweight', inspect });
  cluster.runUntil(spec.horizonMs);
  expect(cluster.finish()).toEqual(historyOf('interpreted', 3));
  expect(heard).toContain('@xstate.snapshot');
});
