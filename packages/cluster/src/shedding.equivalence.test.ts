import { expect, test } from 'vitest';
import { createCluster } from './cluster.ts';
import type { EngineKind } from './engine/engine.ts';
import { parseClusterSpec } from './parse.ts';
import type { ClusterSpec } from './spec.ts';
import { stuckGate } from './testing/stuck-gate.ts';

function historyOf(engine: EngineKind, shedding?: ClusterSpec['shedding']) {
  const gate = { capacityPerSecond: 10, timeoutS: 3, backoffS: 4, pauseS: 15, horizonS: 120 };
  const spec = parseClusterSpec(
    stuckGate({ clients: 200, ...gate, ...(shedding ? { shedding } : {}) }),
  );
  const cluster = createCluster(spec, { seed: 8, engine });
  cluster.runUntil(spec.horizonMs);
  return cluster.finish();
}

const plain = historyOf('interpreted');

test.each([{ share: 0.3 }, { share: 0.9 }, { share: 0.9, forMs: 20_000 }, { share: 1 }])(
  'real actors and typed arrays make the same history with $share shed',
  (shedding) => {
    const real = historyOf('interpreted', shedding);
    expect(historyOf('flyweight', shedding)).toEqual(real);
    expect(real.digest).not.toBe(plain.digest);
  },
);

test('to shed nothing is the history without it, on both engines', () => {
  expect(historyOf('interpreted', { share: 0 })).toEqual(plain);
  expect(historyOf('flyweight', { share: 0 })).toEqual(plain);
});
