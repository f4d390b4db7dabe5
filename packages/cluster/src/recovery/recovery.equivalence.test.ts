import { expect, test } from 'vitest';
import { createCluster } from '../cluster.ts';
import type { EngineKind } from '../engine/engine.ts';
import type { RecoverySpec } from '../spec/recovery.ts';
import { levers, recoveryStorm } from '../testing/recovery-storm.ts';
import { smallSpec } from '../testing/small-spec.ts';

function historyOf(engine: EngineKind, recovery: RecoverySpec[]) {
  const spec = smallSpec({ ...recoveryStorm, horizonMs: 90_000, recovery });
  const cluster = createCluster(spec, { seed: 5, engine });
  cluster.runUntil(spec.horizonMs);
  return cluster.finish();
}

const { admissionRamp: _, ...together } = levers;

test.each([
  ...Object.entries(levers).map(([kind, { good }]) => [kind, [good]] as const),
  ['all but the ramp together', Object.values(together).map(({ good }) => good)] as const,
])('real actors and typed arrays make the same history with %s', (_name, recovery) => {
  const real = historyOf('interpreted', [...recovery]);
  expect(real.timeline.annotations.some(({ kind }) => /recovery|throttle/.test(kind))).toBe(true);
  expect(historyOf('flyweight', [...recovery])).toEqual(real);
});

test('a list without actors is no list: the same history as without the field', () => {
  const { recovery: _none, ...absent } = { ...recoveryStorm, recovery: [] };
  const spec = smallSpec({ ...absent, horizonMs: 60_000 });
  const cluster = createCluster(spec, { seed: 5, engine: 'flyweight' });
  cluster.runUntil(spec.horizonMs);
  const empty = createCluster({ ...spec, recovery: [] }, { seed: 5, engine: 'flyweight' });
  empty.runUntil(spec.horizonMs);
  expect(empty.finish()).toEqual(cluster.finish());
});
