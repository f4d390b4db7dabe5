import { expect, test } from 'vitest';
import { createCluster } from '../cluster.ts';
import type { ServiceSpec } from '../spec.ts';
import { backService, frontService, quietSpec, smallSpec } from '../testing/small-spec.ts';

const kinds: readonly [string, Partial<ServiceSpec>][] = [
  ['adaptive LIFO and CoDel', { discipline: 'adaptiveLifo', admission: { kind: 'codel' } }],
  ['random order and patience', { discipline: 'random', patience: { meanMs: 200 } }],
  ['shared servers and baulking', { discipline: 'processorSharing', baulking: [0, 0.2] }],
  ['pre-emption and DAGOR', { preemption: true, admission: { kind: 'dagor', windowMs: 200 } }],
  ['Vegas', { admission: { kind: 'vegas', initialLimit: 3 } }],
  ['Gradient2', { admission: { kind: 'gradient2', initialLimit: 3, minLimit: 2 } }],
  ['AIMD', { admission: { kind: 'aimd', initialLimit: 3, minLimit: 2, timeoutMs: 100 } }],
  ['controlled delay', { admission: { kind: 'controlledDelay' } }],
];

/** A crash of the front, after which all come back at once through the back. */
function historyOf(engine: 'interpreted' | 'flyweight', kind: Partial<ServiceSpec>) {
  const { stages } = quietSpec;
  const spec = smallSpec({
    services: { front: frontService, back: { ...backService, servers: 1, ...kind } },
    stages: { ...stages, signIn: { ...stages.signIn, priority: 3 } },
    faults: [{ kind: 'crash', atMs: 20_000, cell: 'main', service: 'front' }],
  });
  const cluster = createCluster(spec, { seed: 5, engine });
  cluster.runUntil(spec.horizonMs);
  return cluster.finish();
}

const plain = historyOf('interpreted', {});

test.each(kinds)('real actors and typed arrays make the same history: %s', (_, kind) => {
  const real = historyOf('interpreted', kind);
  expect(historyOf('flyweight', kind)).toEqual(real);
  // It is not the history of a plain station.
  expect(real.digest).not.toBe(plain.digest);
});
